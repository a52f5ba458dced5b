package blogjar.highlight;

import java.util.List;

/**
 * Code that has been coloured.
 *
 * @param language the language as it was asked for, or the main name of the one that was found; empty where none was
 * @param lines HTML, one string a line, without line ends; elements that span lines are closed and opened again, but not
 *     in the form of Prism, which leaves them open
 * @param whole false where all or a part of the code was only escaped, as colouring it would have taken unreasonably long
 */
public record Coloured(String language, List<String> lines, boolean whole) {}
