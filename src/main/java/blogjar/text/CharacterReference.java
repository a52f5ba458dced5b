package blogjar.text;

/** Characters that HTML writes by their number. */
public final class CharacterReference {
    private static final int HEX = 16;
    private static final int DECIMAL = 10;

    private CharacterReference() {}

    /**
     * The code point of a numeric reference (HTML, 13.5), which may be that of half a pair.
     *
     * @param name what stands between ampersand and semicolon: {@code #233}, {@code #xe9}
     * @return -1 where it is none
     */
    public static int number(String name) {
        boolean hex = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
        int code = 0;
        for (int i = hex ? 2 : 1; i < name.length(); i++) {
            int digit = Character.digit(name.charAt(i), hex ? HEX : DECIMAL);
            if (digit < 0 || code > Character.MAX_CODE_POINT) {
                return -1;
            }
            code = code * (hex ? HEX : DECIMAL) + digit;
        }
        return Character.isValidCodePoint(code) ? code : -1;
    }
}
