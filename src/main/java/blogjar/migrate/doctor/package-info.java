/**
 * What becomes of a blog here, found out before it is moved.
 *
 * <p>In: the settings of a build. Out: a {@link blogjar.migrate.doctor.Diagnosis}, as a page for people and as JSON for programs.
 */
@NullMarked
package blogjar.migrate.doctor;

import org.jspecify.annotations.NullMarked;
