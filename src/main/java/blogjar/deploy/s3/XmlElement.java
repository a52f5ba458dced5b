package blogjar.deploy.s3;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * An element of a store's answer, without its attributes, which say nothing here. Java's own reader of XML is a module that the image's
 * runtime does without.
 *
 * @param text what stands in it outside of inner ones
 */
record XmlElement(String name, String text, List<XmlElement> inner) {
    private static final int DEEPEST = 32;

    /** The text of an inner one; empty where there is none. */
    String text(String inner) {
        return all(inner).findFirst().map(XmlElement::text).orElse("").strip();
    }

    Stream<XmlElement> all(String named) {
        return inner.stream().filter(one -> one.name.equals(named));
    }

    /** @throws IOException for what is no XML */
    static XmlElement parse(String xml) throws IOException {
        return new Reader(xml).root();
    }

    /** As text of an element. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '>' || c == '&' || c == '"' || c < ' ') {
                out.append("&#").append((int) c).append(';');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static final class Open {
        private final String name;
        private final StringBuilder text = new StringBuilder();
        private final List<XmlElement> inner = new ArrayList<>();

        Open(String name) {
            this.name = name;
        }

        XmlElement closed() {
            return new XmlElement(name, text.toString(), inner);
        }
    }

    private static final class Reader {
        private final String xml;
        private final Deque<Open> open = new ArrayDeque<>();
        private int at;

        Reader(String xml) {
            this.xml = xml;
            open.push(new Open(""));
        }

        XmlElement root() throws IOException {
            while (at < xml.length()) {
                int tag = xml.indexOf('<', at);
                top().text.append(unescaped(xml.substring(at, tag < 0 ? xml.length() : tag)));
                at = tag < 0 ? xml.length() : tag;
                if (tag >= 0) {
                    tag();
                }
            }
            List<XmlElement> roots = top().inner;
            if (open.size() != 1 || roots.size() != 1) {
                throw noXml();
            }
            return roots.get(0);
        }

        private Open top() throws IOException {
            Open top = open.peek();
            if (top == null) {
                throw noXml();
            }
            return top;
        }

        private void tag() throws IOException {
            if (xml.startsWith("<!--", at)) {
                past("-->");
            } else if (xml.startsWith("<![CDATA[", at)) {
                int from = at + "<![CDATA[".length();
                past("]]>");
                top().text.append(xml, from, at - "]]>".length());
            } else if (xml.startsWith("<?", at) || xml.startsWith("<!", at)) {
                past(">");
            } else if (xml.startsWith("</", at)) {
                String name = name(at + 2);
                past(">");
                close(name);
            } else {
                String name = name(at + 1);
                past(">");
                if (open.size() > DEEPEST) {
                    throw noXml();
                }
                open.push(new Open(name));
                if (xml.charAt(at - 2) == '/') {
                    close(name);
                }
            }
        }

        private void close(String name) throws IOException {
            Open last = top();
            open.pop();
            if (!last.name.equals(name)) {
                throw noXml();
            }
            top().inner.add(last.closed());
        }

        private void past(String end) throws IOException {
            int found = xml.indexOf(end, at);
            if (found < 0) {
                throw noXml();
            }
            at = found + end.length();
        }

        /** Without a name space before it. */
        private String name(int from) {
            int end = from;
            while (end < xml.length() && " \t\r\n/>".indexOf(xml.charAt(end)) < 0) {
                end++;
            }
            String name = xml.substring(from, end);
            return name.substring(name.indexOf(':') + 1);
        }

        private static String unescaped(String text) throws IOException {
            int and = text.indexOf('&');
            if (and < 0) {
                return text;
            }
            StringBuilder out = new StringBuilder();
            int from = 0;
            while (and >= 0) {
                int end = text.indexOf(';', and);
                if (end < 0) {
                    throw noXml();
                }
                out.append(text, from, and).append(entity(text.substring(and + 1, end)));
                from = end + 1;
                and = text.indexOf('&', from);
            }
            return out.append(text, from, text.length()).toString();
        }

        private static String entity(String name) throws IOException {
            if (name.matches("#\\d{1,7}")) {
                return character(Integer.parseInt(name.substring(1)));
            }
            if (name.matches("#x[0-9a-fA-F]{1,6}")) {
                return character(Integer.parseInt(name.substring(2), 16));
            }
            return switch (name) {
                case "lt" -> "<";
                case "gt" -> ">";
                case "amp" -> "&";
                case "quot" -> "\"";
                case "apos" -> "'";
                default -> throw noXml();
            };
        }

        private static String character(int code) throws IOException {
            if (!Character.isValidCodePoint(code)) {
                throw noXml();
            }
            return Character.toString(code);
        }

        private static IOException noXml() {
            return new IOException("the answer is no XML");
        }
    }
}
