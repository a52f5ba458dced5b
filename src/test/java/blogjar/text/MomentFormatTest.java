package blogjar.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates as Moment 2.29 prints them. */
class MomentFormatTest {
    private static String print(String date, String format, String language) {
        return new MomentFormat(format, language).print(ZonedDateTime.parse(date));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # format               | language | 2020-01-06 01:03:09.045 +08:00
            YYYY-MM-DD             | en       | 2020-01-06
            YY M D                 | en       | 20 1 6
            MMM Do, dddd ddd dd d  | en       | Jan 6th, Monday Mon Mo 1
            HH:mm:ss               | en       | 01:03:09
            H h hh k kk m s        | en       | 1 1 01 1 01 3 9
            S SS SSS               | en       | 0 04 045
            A a                    | en       | AM am
            Z ZZ                   | en       | +08:00 +0800
            X x                    | en       | 1578243789 1578243789045
            DDD DDDD Q             | en       | 6 006 1
            GGGG-[W]WW-E           | en       | 2020-W02-1
            [YYYY] YYYY            | en       | YYYY 2020
            [on] dddd [at] HH      | en       | on Monday at 01
            LT LTS                 | en       | 1:03 AM 1:03:09 AM
            L                      | en       | 01/06/2020
            LL                     | en       | January 6, 2020
            LLL                    | en       | January 6, 2020 1:03 AM
            LLLL                   | en       | Monday, January 6, 2020 1:03 AM
            ll                     | en       | Jan 6, 2020
            l                      | en       | 1/6/2020
            LL                     | zh-CN    | 2020年1月6日
            LLL                    | zh-cn    | 2020年1月6日凌晨1点03分
            LLLL                   | zh_CN    | 2020年1月6日星期一凌晨1点03分
            MMMM YYYY              | zh-cn    | 一月 2020
            MMM                    | zh-cn    | 1月
            dddd ddd dd Do         | zh-cn    | 星期一 周一 一 6日
            lll                    | zh-cn    | 2020年1月6日 01:03
            LLL                    | zh-TW    | 2020年1月6日 01:03
            ddd A                  | zh-tw    | 週一 凌晨
            LL                     | zh-HK    | 2020年1月6日
            MMMM YYYY              | ja       | 1月 2020
            LLLL A                 | ja       | 2020年1月6日 月曜日 01:03 午前
            LLL                    | ko       | 2020년 1월 6일 오전 1:03
            LL                     | de       | 6. Januar 2020
            LLLL                   | de       | Montag, 6. Januar 2020 01:03
            Do MMM                 | de-AT    | 6. Jan.
            LL                     | fr       | 6 janvier 2020
            Do MMM dddd            | fr       | 6 janv. lundi
            LL                     | es       | 6 de enero de 2020
            LLL                    | es       | 6 de enero de 2020 1:03
            LL                     | ru       | 6 января 2020 г.
            MMMM YYYY              | ru       | январь 2020
            A                      | ru       | ночи
            LL                     | xx       | January 6, 2020
            """)
    void prints_as_moment(String format, String language, String expected) {
        assertEquals(expected, print("2020-01-06T01:03:09.045+08:00", format, language));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "1, 1st",
        "2, 2nd",
        "3, 3rd",
        "4, 4th",
        "11, 11th",
        "12, 12th",
        "13, 13th",
        "21, 21st",
        "22, 22nd",
        "23, 23rd",
        "30, 30th"
    })
    void english_days_have_their_endings(int day, String expected) {
        assertEquals(expected, print("2020-01-%02dT00:00Z".formatted(day), "Do", "en"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "00:00, 凌晨",
        "05:59, 凌晨",
        "06:00, 早上",
        "08:59, 早上",
        "09:00, 上午",
        "11:29, 上午",
        "11:30, 中午",
        "12:29, 中午",
        "12:30, 下午",
        "17:59, 下午",
        "18:00, 晚上",
        "23:59, 晚上"
    })
    void the_chinese_day_has_six_parts(String time, String expected) {
        assertEquals(expected, print("2020-01-06T" + time + "Z", "A", "zh-cn"));
    }

    @Test
    void the_first_is_written_out_in_french() {
        assertEquals("1er mai", print("2020-05-01T00:00Z", "Do MMMM", "fr"));
    }

    @Test
    void noon_and_midnight_are_twelve() {
        assertEquals("12 12", print("2020-05-01T00:00Z", "h hh", "en"));
        assertEquals("12 PM", print("2020-05-01T12:00Z", "h A", "en"));
    }

    @Test
    void what_is_no_token_stays() {
        assertEquals("2020年, 'r' [open", print("2020-05-01T00:00Z", "YYYY年, 'r' [open", "en"));
    }

    @Test
    void an_offset_west_of_greenwich_has_a_minus() {
        assertEquals("-03:30", print("2020-05-01T00:00-03:30", "Z", "en"));
    }
}
