package blogjar.fuzz;

import java.util.List;

/**
 * A part of the program that takes any text: it gives a result or throws a {@code ProblemException}, in time that grows
 * with the text and no faster.
 *
 * @param seeds texts that it takes; what is tried is made of them
 * @param words that mean something to it
 * @param longest length of what is tried but for growth, in UTF-16 units
 * @param growing length of the texts whose time is measured; 0 where it is not
 */
record Target(String name, List<String> seeds, List<String> words, int longest, int growing, Taker taker) {
    /** What a text is given to. */
    @FunctionalInterface
    interface Taker {
        void take(String text) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
