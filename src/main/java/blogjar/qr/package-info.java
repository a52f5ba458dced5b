/**
 * QR codes (ISO/IEC 18004): an address that a telephone reads off a screen.
 *
 * <p>In: a text. Out: its dark and light squares, and SVG of them. Only this package knows the library that works them out.
 */
@NullMarked
package blogjar.qr;

import org.jspecify.annotations.NullMarked;
