package blogjar.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words and forms of one language, as Moment 2.29 has them.
 *
 * @param months in full, as they stand alone
 * @param monthsAfterDay in full, as they stand after a day
 * @param longForms what LT, LTS, L, LL, LLL and LLLL stand for
 * @param shortForms what l, ll, lll and llll stand for; empty where they follow from the long ones
 */
record MomentLocale(
        String language,
        List<String> months,
        List<String> monthsAfterDay,
        List<String> monthsShort,
        List<String> weekdays,
        List<String> weekdaysShort,
        List<String> weekdaysMin,
        List<String> longForms,
        List<String> shortForms) {

    private static final MomentLocale EN = locale(
            "en",
            "January_February_March_April_May_June_July_August_September_October_November_December",
            "Jan_Feb_Mar_Apr_May_Jun_Jul_Aug_Sep_Oct_Nov_Dec",
            "Sunday_Monday_Tuesday_Wednesday_Thursday_Friday_Saturday",
            "Sun_Mon_Tue_Wed_Thu_Fri_Sat",
            "Su_Mo_Tu_We_Th_Fr_Sa",
            "h:mm A_h:mm:ss A_MM/DD/YYYY_MMMM D, YYYY_MMMM D, YYYY h:mm A_dddd, MMMM D, YYYY h:mm A");

    private static final Map<String, MomentLocale> ALL = Map.of(
            "en",
            EN,
            "zh-cn",
            chinese("zh-cn", "周", "YYYY年M月D日Ah点mm分_YYYY年M月D日ddddAh点mm分"),
            "zh-tw",
            chinese("zh-tw", "週", "YYYY年M月D日 HH:mm_YYYY年M月D日dddd HH:mm"),
            "ja",
            locale(
                            "ja",
                            numbered("月"),
                            numbered("月"),
                            "日曜日_月曜日_火曜日_水曜日_木曜日_金曜日_土曜日",
                            "日_月_火_水_木_金_土",
                            "日_月_火_水_木_金_土",
                            "HH:mm_HH:mm:ss_YYYY/MM/DD_YYYY年M月D日_YYYY年M月D日 HH:mm_YYYY年M月D日 dddd HH:mm")
                    .withShortForms("YYYY/MM/DD_YYYY年M月D日_YYYY年M月D日 HH:mm_YYYY年M月D日(ddd) HH:mm"),
            "ko",
            locale(
                            "ko",
                            numbered("월"),
                            numbered("월"),
                            "일요일_월요일_화요일_수요일_목요일_금요일_토요일",
                            "일_월_화_수_목_금_토",
                            "일_월_화_수_목_금_토",
                            "A h:mm_A h:mm:ss_YYYY.MM.DD._YYYY년 MMMM D일_YYYY년 MMMM D일 A h:mm_YYYY년 MMMM D일 dddd A h:mm")
                    .withShortForms("YYYY.MM.DD._YYYY년 MMMM D일_YYYY년 MMMM D일 A h:mm_YYYY년 MMMM D일 dddd A h:mm"),
            "de",
            locale(
                    "de",
                    "Januar_Februar_März_April_Mai_Juni_Juli_August_September_Oktober_November_Dezember",
                    "Jan._Feb._März_Apr._Mai_Juni_Juli_Aug._Sep._Okt._Nov._Dez.",
                    "Sonntag_Montag_Dienstag_Mittwoch_Donnerstag_Freitag_Samstag",
                    "So._Mo._Di._Mi._Do._Fr._Sa.",
                    "So_Mo_Di_Mi_Do_Fr_Sa",
                    "HH:mm_HH:mm:ss_DD.MM.YYYY_D. MMMM YYYY_D. MMMM YYYY HH:mm_dddd, D. MMMM YYYY HH:mm"),
            "fr",
            locale(
                    "fr",
                    "janvier_février_mars_avril_mai_juin_juillet_août_septembre_octobre_novembre_décembre",
                    "janv._févr._mars_avr._mai_juin_juil._août_sept._oct._nov._déc.",
                    "dimanche_lundi_mardi_mercredi_jeudi_vendredi_samedi",
                    "dim._lun._mar._mer._jeu._ven._sam.",
                    "di_lu_ma_me_je_ve_sa",
                    "HH:mm_HH:mm:ss_DD/MM/YYYY_D MMMM YYYY_D MMMM YYYY HH:mm_dddd D MMMM YYYY HH:mm"),
            "es",
            locale(
                    "es",
                    "enero_febrero_marzo_abril_mayo_junio_julio_agosto_septiembre_octubre_noviembre_diciembre",
                    "ene._feb._mar._abr._may._jun._jul._ago._sep._oct._nov._dic.",
                    "domingo_lunes_martes_miércoles_jueves_viernes_sábado",
                    "dom._lun._mar._mié._jue._vie._sáb.",
                    "do_lu_ma_mi_ju_vi_sá",
                    "H:mm_H:mm:ss_DD/MM/YYYY_D [de] MMMM [de] YYYY_D [de] MMMM [de] YYYY H:mm"
                            + "_dddd, D [de] MMMM [de] YYYY H:mm"),
            "ru",
            locale(
                            "ru",
                            "январь_февраль_март_апрель_май_июнь_июль_август_сентябрь_октябрь_ноябрь_декабрь",
                            "янв._февр._март_апр._май_июнь_июль_авг._сент._окт._нояб._дек.",
                            "воскресенье_понедельник_вторник_среда_четверг_пятница_суббота",
                            "вс_пн_вт_ср_чт_пт_сб",
                            "вс_пн_вт_ср_чт_пт_сб",
                            "H:mm_H:mm:ss_DD.MM.YYYY_D MMMM YYYY г._D MMMM YYYY г., H:mm_dddd, D MMMM YYYY г., H:mm")
                    .withMonthsAfterDay(
                            "января_февраля_марта_апреля_мая_июня_июля_августа_сентября_октября_ноября_декабря"));

    private static MomentLocale locale(
            String language,
            String months,
            String monthsShort,
            String weekdays,
            String weekdaysShort,
            String weekdaysMin,
            String longForms) {
        return new MomentLocale(
                language,
                list(months),
                list(months),
                list(monthsShort),
                list(weekdays),
                list(weekdaysShort),
                list(weekdaysMin),
                list(longForms),
                List.of());
    }

    private static MomentLocale chinese(String language, String week, String longest) {
        return locale(
                        language,
                        "一月_二月_三月_四月_五月_六月_七月_八月_九月_十月_十一月_十二月",
                        numbered("月"),
                        "星期日_星期一_星期二_星期三_星期四_星期五_星期六",
                        "日_一_二_三_四_五_六".replaceAll("(^|_)", "$1" + week),
                        "日_一_二_三_四_五_六",
                        "HH:mm_HH:mm:ss_YYYY/MM/DD_YYYY年M月D日_" + longest)
                .withShortForms("YYYY/M/D_YYYY年M月D日_YYYY年M月D日 HH:mm_YYYY年M月D日dddd HH:mm");
    }

    private static String numbered(String suffix) {
        StringBuilder out = new StringBuilder("1" + suffix);
        for (int i = 2; i <= 12; i++) {
            out.append('_').append(i).append(suffix);
        }
        return out.toString();
    }

    private static List<String> list(String words) {
        return List.of(words.split("_"));
    }

    private MomentLocale withShortForms(String forms) {
        return new MomentLocale(
                language,
                months,
                monthsAfterDay,
                monthsShort,
                weekdays,
                weekdaysShort,
                weekdaysMin,
                longForms,
                list(forms));
    }

    private MomentLocale withMonthsAfterDay(String names) {
        return new MomentLocale(
                language,
                months,
                list(names),
                monthsShort,
                weekdays,
                weekdaysShort,
                weekdaysMin,
                longForms,
                shortForms);
    }

    /** The locale of a language tag in any case, {@code zh_CN} too; English where it is not known. */
    static MomentLocale of(String language) {
        String tag = language.replace('_', '-').toLowerCase(Locale.ROOT);
        if (tag.startsWith("zh")) {
            boolean traditional =
                    tag.contains("hant") || tag.endsWith("tw") || tag.endsWith("hk") || tag.endsWith("mo");
            return get(traditional ? "zh-tw" : "zh-cn");
        }
        int dash = tag.indexOf('-');
        return get(dash < 0 ? tag : tag.substring(0, dash));
    }

    private static MomentLocale get(String language) {
        MomentLocale found = ALL.get(language);
        return found == null ? EN : found;
    }

    /** What a localized form such as {@code LL} stands for; null where the token is none. */
    @Nullable
    String form(String token) {
        int index = switch (token) {
            case "LT", "LTS" -> token.length() - 2;
            case "L", "LL", "LLL", "LLLL" -> token.length() + 1;
            default -> -1;
        };
        if (index >= 0) {
            return longForms.get(index);
        }
        if (!token.matches("l{1,4}")) {
            return null;
        }
        return shortForms.isEmpty() ? shortened(longForms.get(token.length() + 1)) : shortForms.get(token.length() - 1);
    }

    private static String shortened(String form) {
        return form.replace("MMMM", "MMM")
                .replace("MM/", "M/")
                .replace("MM.", "M.")
                .replace("DD", "D")
                .replace("dddd", "ddd");
    }

    /** The time of day: AM and PM, or what the language has for it. */
    String meridiem(int hour, int minute) {
        int time = hour * 100 + minute;
        return switch (language) {
            case "zh-cn", "zh-tw" ->
                time < 600
                        ? "凌晨"
                        : time < 900 ? "早上" : time < 1130 ? "上午" : time < 1230 ? "中午" : time < 1800 ? "下午" : "晚上";
            case "ja" -> hour < 12 ? "午前" : "午後";
            case "ko" -> hour < 12 ? "오전" : "오후";
            case "ru" -> hour < 4 ? "ночи" : hour < 12 ? "утра" : hour < 17 ? "дня" : "вечера";
            default -> hour < 12 ? "AM" : "PM";
        };
    }

    /** A number in a row; {@code unit} is the token's first letter: {@code D} for days of the month. */
    String ordinal(int number, char unit) {
        boolean month = unit == 'M';
        return switch (language) {
            case "zh-cn", "zh-tw" -> number + (month ? "月" : "日");
            case "ja" -> number + (month ? "" : "日");
            case "ko" -> number + (month ? "월" : "일");
            case "de" -> number + ".";
            case "es" -> number + "º";
            case "fr" -> number + (number == 1 ? "er" : unit == 'D' ? "" : "e");
            case "ru" -> number + (unit == 'D' ? "-го" : "-й");
            default -> number + englishSuffix(number);
        };
    }

    private static String englishSuffix(int number) {
        if (number / 10 % 10 == 1) {
            return "th";
        }
        return switch (number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }
}
