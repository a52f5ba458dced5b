package blogjar.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The articles of a large blog that nobody wrote, the same each time. */
public final class GeneratedArticles {
    private GeneratedArticles() {}

    /** A thousand of them, each of 2,500 characters. */
    public static List<SearchedArticle> thousand() {
        Random random = new Random(1);
        List<SearchedArticle> articles = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ArticleText text = new ArticleText(List.of(text(random, 8)), text(random, 2500));
            articles.add(new SearchedArticle(text(random, 12), "2024/" + i + "/", List.of(), text));
        }
        return articles;
    }

    /** Some characters often and most seldom, as in a language, but each beside any other, so that there are more pairs. */
    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) (0x4E00 + (int) (Math.pow(random.nextDouble(), 3) * 2500)));
            if (random.nextInt(12) == 0) {
                text.append(random.nextBoolean() ? "，" : "。");
            }
            if (random.nextInt(60) == 0) {
                text.append(" word")
                        .append((int) (Math.pow(random.nextDouble(), 2) * 4000))
                        .append(' ');
            }
        }
        return text.toString();
    }
}
