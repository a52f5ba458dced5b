/**
 * When certificates are asked for, and what comes after a failure. In: the settings, what is kept, a clock and CAs; out: certificates
 * kept in time, and what a person should know, told once. It knows neither a network nor a disk: those stand behind {@link
 * blogjar.acme.Authority} and {@link blogjar.acme.renewal.Shelf}.
 */
@NullMarked
package blogjar.acme.renewal;

import org.jspecify.annotations.NullMarked;
