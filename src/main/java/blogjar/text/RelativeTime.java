package blogjar.text;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long ago something was, or how long it is until then, in words as Moment 2.30 has them.
 *
 * @see <a href="https://momentjs.com/docs/#/displaying/fromnow/">Moment's fromNow and its limits</a>
 */
public final class RelativeTime {
    private static final double SECOND = 1000;
    private static final double MINUTE = 60 * SECOND;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double DAYS_OF_A_MONTH = 146_097 / 4800.0;

    /**
     * A language: what it says of the past and of the future, then a few seconds, a minute, minutes, an hour, hours, a
     * day, days, a month, months, a year, years. Of several forms of a plural the last is the usual one; the first is for
     * numbers that end in 1, the second for those that end in 2 to 4.
     */
    private static final Map<String, List<String>> WORDS = Map.of(
            "en",
            words("%s ago_in %s_a few seconds_a minute_%d minutes_an hour_%d hours_a day_%d days_a month_%d months"
                    + "_a year_%d years"),
            "zh-cn",
            words("%s前_%s后_几秒_1 分钟_%d 分钟_1 小时_%d 小时_1 天_%d 天_1 个月_%d 个月_1 年_%d 年"),
            "zh-tw",
            words("%s前_%s後_幾秒_1 分鐘_%d 分鐘_1 小時_%d 小時_1 天_%d 天_1 個月_%d 個月_1 年_%d 年"),
            "ja",
            words("%s前_%s後_数秒_1分_%d分_1時間_%d時間_1日_%d日_1ヶ月_%dヶ月_1年_%d年"),
            "ko",
            words("%s 전_%s 후_몇 초_1분_%d분_한 시간_%d시간_하루_%d일_한 달_%d달_일 년_%d년"),
            "de",
            words("vor %s_in %s_ein paar Sekunden_einer Minute_%d Minuten_einer Stunde_%d Stunden_einem Tag_%d Tagen"
                    + "_einem Monat_%d Monaten_einem Jahr_%d Jahren"),
            "fr",
            words("il y a %s_dans %s_quelques secondes_une minute_%d minutes_une heure_%d heures_un jour_%d jours"
                    + "_un mois_%d mois_un an_%d ans"),
            "es",
            words("hace %s_en %s_unos segundos_un minuto_%d minutos_una hora_%d horas_un día_%d días_un mes_%d meses"
                    + "_un año_%d años"),
            "ru",
            words("%s назад_через %s_несколько секунд_минуту_%d минуту|%d минуты|%d минут_час_%d час|%d часа|%d часов"
                    + "_день_%d день|%d дня|%d дней_месяц_%d месяц|%d месяца|%d месяцев_год_%d год|%d года|%d лет"));

    private RelativeTime() {}

    private static List<String> words(String text) {
        return List.of(text.split("_"));
    }

    /**
     * The time between a date and now: {@code 3 days ago}.
     *
     * @param language tag of the language; English where it is not known
     */
    public static String of(ZonedDateTime date, Instant now, String language) {
        ZonedDateTime to = now.atZone(date.getZone());
        boolean future = date.isAfter(to);
        ZonedDateTime earlier = future ? to : date;
        ZonedDateTime later = future ? date : to;
        long months = ChronoUnit.MONTHS.between(earlier, later);
        double rest = ChronoUnit.MILLIS.between(earlier.plusMonths(months), later);
        List<String> words = WORDS.getOrDefault(
                MomentLocale.of(language.toLowerCase(Locale.ROOT)).language(), List.of());
        return words.get(future ? 1 : 0).replace("%s", amount(words, months, rest));
    }

    private static String amount(List<String> words, long months, double rest) {
        double days = Math.round(months * DAYS_OF_A_MONTH) + rest / DAY;
        long seconds = Math.round(days * DAY / SECOND);
        long minutes = Math.round(days * DAY / MINUTE);
        long hours = Math.round(days * DAY / HOUR);
        double inMonths = months + rest / DAY / DAYS_OF_A_MONTH;
        if (seconds < 45) {
            return words.get(2);
        }
        if (minutes < 45) {
            return counted(words, 3, minutes);
        }
        if (hours < 22) {
            return counted(words, 5, hours);
        }
        if (Math.round(days) < 26) {
            return counted(words, 7, Math.round(days));
        }
        return Math.round(inMonths) < 11
                ? counted(words, 9, Math.round(inMonths))
                : counted(words, 11, Math.round(inMonths / 12));
    }

    /** @param unit index of the word for one */
    private static String counted(List<String> words, int unit, long number) {
        if (number <= 1) {
            return words.get(unit);
        }
        String[] forms = words.get(unit + 1).split("\\|");
        long last = number % 10;
        boolean teens = number / 10 % 10 == 1;
        boolean few = last >= 2 && last <= 4 && !teens;
        int form = forms.length == 1 ? 0 : last == 1 && !teens ? 0 : few ? 1 : 2;
        return forms[form].replace("%d", Long.toString(number));
    }
}
