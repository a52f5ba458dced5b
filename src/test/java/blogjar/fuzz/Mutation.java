package blogjar.fuzz;

import java.util.List;
import java.util.Random;

/** Texts made of a target's seeds; the same number gives the same text. */
final class Mutation {
    private static final int MOST_CHANGES = 8;
    private static final String CHARS =
            "\0\t\n\r \u00a0!\"#$%&'()*+,-./0129:;<=>?@AZ[\\]^_`az{|}~\u007f\u0130\u0131\u2028"
                    + "\u3000\u4e2d\ud800\udc00\ufeff\uffff";

    private final Target target;
    private final Random random;

    Mutation(Target target, long number) {
        this.target = target;
        this.random = new Random(number * 0x9E3779B97F4A7C15L ^ target.name().hashCode());
    }

    /** A seed with some changes. */
    String text() {
        StringBuilder text = new StringBuilder(one(target.seeds()));
        for (int left = 1 + random.nextInt(MOST_CHANGES); left > 0; left--) {
            change(text);
        }
        text.setLength(Math.min(text.length(), target.longest()));
        return text.toString();
    }

    /** Something to be repeated, with what stands before and behind it. */
    Growing growing() {
        StringBuilder unit = new StringBuilder();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            unit.append(random.nextInt(3) > 0 ? one(target.words()) : part(one(target.seeds()), 12));
        }
        String before = random.nextBoolean() ? "" : part(one(target.seeds()), 40);
        String after = random.nextBoolean() ? "" : random.nextBoolean() ? one(target.words()) : character();
        return new Growing(before, unit.isEmpty() ? "a" : unit.toString(), after);
    }

    record Growing(String before, String unit, String after) {
        String ofLength(int length) {
            return before + unit.repeat(Math.max(1, length / unit.length())) + after;
        }
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(20));
        switch (random.nextInt(9)) {
            case 0 -> text.insert(at, character());
            case 1 -> text.delete(at, end);
            case 2, 3 -> text.insert(at, one(target.words()));
            case 4 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(5)));
            case 5 -> text.insert(at, part(one(target.seeds()), 200));
            case 6 -> text.replace(at, end, one(target.words()));
            case 7 -> text.insert(at, one(target.words()).repeat(1 + random.nextInt(300)));
            default -> text.replace(at, Math.min(text.length(), at + 1), character());
        }
    }

    private String character() {
        return String.valueOf(CHARS.charAt(random.nextInt(CHARS.length())));
    }

    private String part(String text, int longest) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(at, Math.min(text.length(), at + random.nextInt(longest)));
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
