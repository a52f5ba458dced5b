/**
 * The pipeline and nothing else: source tree to outputs.
 *
 * <p>In: a folder, the settings of a run and a sink. Out: a report. Nothing here outlives a build.
 */
@NullMarked
package blogjar.build;

import org.jspecify.annotations.NullMarked;
