package blogjar.highlight;

/**
 * Knows the tokens of a language. Goes over the code once: time is proportional to its length whatever is in it, as
 * nothing is looked for further ahead than a bounded number of characters unless it is then taken.
 */
interface Tokenizer {
    /** Writes the code from one place to another. */
    void write(int from, int to, TokenWriter out);
}
