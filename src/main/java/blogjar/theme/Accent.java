package blogjar.theme;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A colour for links and marks that an author chose, moved as far as it takes to be read on the built-in theme's paper.
 *
 * @param red from 0 to 255
 * @param green likewise
 * @param blue likewise
 */
record Accent(int red, int green, int blue) {
    private static final Accent LIGHT = new Accent(0xfb, 0xfa, 0xf7);
    private static final Accent DARK = new Accent(0x19, 0x18, 0x17);
    private static final Accent BLACK = new Accent(0, 0, 0);
    private static final Accent WHITE = new Accent(255, 255, 255);

    /** WCAG 2.2, 1.4.3: what text needs. */
    private static final double READABLE = 4.5;

    private static final int GREY = 24;
    private static final Pattern NUMBERS = Pattern.compile("-?\\d{1,4}(?:\\.\\d{1,9})?%?");

    /** A colour in the words of CSS: {@code #rgb}, {@code #rrggbb}, {@code rgb()} or {@code hsl()}. */
    static Optional<Accent> of(String css) {
        String text = css.strip().toLowerCase(Locale.ROOT);
        if (text.matches("#[0-9a-f]{3,4}")) {
            return Optional.of(new Accent(digit(text, 1) * 17, digit(text, 2) * 17, digit(text, 3) * 17));
        }
        if (text.matches("#[0-9a-f]{6}(?:[0-9a-f]{2})?")) {
            int rgb = Integer.parseInt(text.substring(1, 7), 16);
            return Optional.of(new Accent(rgb >> 16, rgb >> 8 & 255, rgb & 255));
        }
        double[] parts = new double[3];
        Matcher number = NUMBERS.matcher(text);
        for (int i = 0; i < 3; i++) {
            if (!number.find()) {
                return Optional.empty();
            }
            String part = number.group();
            boolean percent = part.endsWith("%");
            parts[i] = Double.parseDouble(percent ? part.substring(0, part.length() - 1) : part);
            if (percent && text.startsWith("rgb")) {
                parts[i] = parts[i] * 255 / 100;
            }
        }
        if (text.startsWith("rgb")) {
            return Optional.of(new Accent(octet(parts[0]), octet(parts[1]), octet(parts[2])));
        }
        return text.startsWith("hsl") ? Optional.of(hsl(parts[0], parts[1] / 100, parts[2] / 100)) : Optional.empty();
    }

    private static int digit(String text, int at) {
        return Character.digit(text.charAt(at), 16);
    }

    private static int octet(double value) {
        return (int) Math.round(Math.max(0, Math.min(255, value)));
    }

    private static Accent hsl(double hue, double saturation, double lightness) {
        double chroma = saturation * Math.min(lightness, 1 - lightness);
        int[] octets = new int[3];
        int[] shifts = {0, 8, 4};
        for (int i = 0; i < 3; i++) {
            double k = (shifts[i] + ((hue % 360) + 360) % 360 / 30) % 12;
            octets[i] = octet(255 * (lightness - chroma * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1))));
        }
        return new Accent(octets[0], octets[1], octets[2]);
    }

    /** Whether it is no colour at all: such a choice is about a header, not about links. */
    boolean isGrey() {
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) < GREY;
    }

    /** The rules of CSS that set it, on light or on dark paper. */
    String rules(boolean dark) {
        Accent paper = dark ? DARK : LIGHT;
        Accent towards = dark ? WHITE : BLACK;
        Accent readable = this;
        for (int step = 1; readable.contrast(paper) < READABLE && step <= 20; step++) {
            readable = mix(towards, step * 0.05);
        }
        return "--accent:" + readable.hex() + ";--accent-soft:"
                + paper.mix(this, 0.16).hex();
    }

    /** As hexo-util writes it: {@code #abc} where that is the same. */
    String shortHex() {
        boolean twice = red % 17 == 0 && green % 17 == 0 && blue % 17 == 0;
        return twice ? String.format(Locale.ROOT, "#%x%x%x", red / 17, green / 17, blue / 17) : hex();
    }

    /** @param share of the other, from 0 to 1 */
    Accent mix(Accent other, double share) {
        return new Accent(
                octet(red + (other.red - red) * share),
                octet(green + (other.green - green) * share),
                octet(blue + (other.blue - blue) * share));
    }

    private String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    private double contrast(Accent other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int octet) {
        double value = octet / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
