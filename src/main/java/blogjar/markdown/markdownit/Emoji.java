package blogjar.markdown.markdownit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Emoji by name and by face (markdown-it-emoji 2): {@code :smile:}, {@code :-)}. */
final class Emoji implements TreeRule {
    private static final String LIST = "emoji.txt";
    /** Names, then the faces that stand for them. */
    private static final String FACES = """
            angry >:( >:-(
            blush :") :-")
            broken_heart </3 <\\3
            confused :/ :-/
            cry :'( :'-( :,( :,-(
            frowning :( :-(
            heart <3
            imp ]:( ]:-(
            innocent o:) O:) o:-) O:-) 0:) 0:-)
            joy :') :'-) :,) :,-) :'D :'-D :,D :,-D
            kissing :* :-*
            laughing x-) X-)
            neutral_face :| :-|
            open_mouth :o :-o :O :-O
            rage :@ :-@
            smile :D :-D
            smiley :) :-)
            smiling_imp ]:) ]:-)
            sob :,'( :,'-( ;( ;-(
            stuck_out_tongue :P :-P
            sunglasses 8-) B-)
            sweat ,:( ,:-(
            sweat_smile ,:) ,:-)
            unamused :s :-S :z :-Z :$ :-$
            wink ;) ;-)
            """;

    private static final int LONGEST_NAME = 64;

    private final Map<String, String> byName = new HashMap<>();
    /** Faces with the same first character, the longer ones first. */
    private final Map<Character, List<String>> faces = new HashMap<>();

    private final Map<String, String> byFace = new HashMap<>();

    Emoji() {
        readNames();
        for (String line : FACES.split("\n")) {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                byFace.put(words[i], Objects.requireNonNull(byName.get(words[0]), words[0]));
                faces.computeIfAbsent(words[i].charAt(0), first -> new ArrayList<>())
                        .add(words[i]);
            }
        }
        faces.values().forEach(list -> list.sort((a, b) -> b.length() - a.length()));
    }

    private void readNames() {
        try (InputStream in = Objects.requireNonNull(Emoji.class.getResourceAsStream(LIST), LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("# ")).forEach(line -> {
                String[] words = line.split(" ");
                for (int i = 1; i < words.length; i++) {
                    byName.put(words[i], words[0]);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void apply(Tree tree) {
        for (Token block : tree.texts()) {
            List<Token> spans = new ArrayList<>();
            int links = 0;
            for (Token token : block.spans()) {
                links += token.is(Token.Kind.LINK) && token.info.equals("auto") ? token.nesting : 0;
                if (token.is(Token.Kind.TEXT) && links == 0) {
                    replace(token, spans);
                } else {
                    spans.add(token);
                }
            }
            block.children = spans;
        }
    }

    private void replace(Token token, List<Token> out) {
        String text = token.content;
        int done = 0;
        int i = 0;
        while (i < text.length()) {
            String face = face(text, i);
            String name = name(text, i);
            int length = Math.max(face.length(), name.length());
            String sign = name.length() > face.length()
                    ? byName.get(name.substring(1, length - 1))
                    : length > 0 && standsAlone(text, i, i + length) ? byFace.get(face) : null;
            if (sign != null) {
                if (i > done) {
                    out.add(Token.text(text.substring(done, i)));
                }
                Token emoji = new Token(Token.Kind.EMOJI, "", 0);
                emoji.content = sign;
                out.add(emoji);
                done = i + length;
            }
            i += Math.max(1, length);
        }
        if (done == 0) {
            out.add(token);
        } else if (done < text.length()) {
            out.add(Token.text(text.substring(done)));
        }
    }

    private String face(String text, int start) {
        for (String face : faces.getOrDefault(text.charAt(start), List.of())) {
            if (text.startsWith(face, start)) {
                return face;
            }
        }
        return "";
    }

    /** A known name with its colons; empty where none begins. */
    private String name(String text, int start) {
        if (text.charAt(start) != ':') {
            return "";
        }
        int end = start + 1;
        while (end < text.length() && end - start < LONGEST_NAME && isNameChar(text.charAt(end))) {
            end++;
        }
        boolean known =
                end < text.length() && text.charAt(end) == ':' && byName.containsKey(text.substring(start + 1, end));
        return known ? text.substring(start, end + 1) : "";
    }

    private static boolean isNameChar(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == '_' || c == '-' || c == '+';
    }

    private static boolean standsAlone(String text, int start, int end) {
        return (start == 0 || HostNames.isSpacePunctuationOrControl(text.charAt(start - 1)))
                && (end == text.length() || HostNames.isSpacePunctuationOrControl(text.charAt(end)));
    }
}
