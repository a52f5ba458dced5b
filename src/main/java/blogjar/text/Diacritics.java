package blogjar.text;

import org.jspecify.annotations.Nullable;

/** Letters with marks and their plain Latin form, as hexo-util has them: single characters, no combining marks. */
final class Diacritics {
    /** Plain form, then the characters that it stands for. */
    private static final String TABLE = """
            OE Œ
            oe œ
            A ÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦȺḀẠẢẤẦẨẪẬẮẰẲẴẶⒶⱯＡ
            AE ÆǢǼ
            C ÇĆĈĊČƇȻḈⒸꜾＣ
            E ÈÉÊËĒĔĖĘĚƎƐȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆⒺＥ
            I ÌÍÎÏĨĪĬĮİƗǏȈȊḬḮỈỊⒾＩ
            N ÑŃŅŇƝǸȠṄṆṈṊⓃꞐꞤＮ
            O ÒÓÔÕÖØŌŎŐƆƟƠǑǪǬǾȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢⓄꝊ
            O ꝌＯ
            U ÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖɄṲṴṶṸṺỤỦỨỪỬỮỰⓊＵ
            Y ÝŶŸƳȲɎẎỲỴỶỸỾⓎＹ
            s ßśŝşšșȿṡṣṥṧṩẛⓢꞅꞩｓ
            a àáâãäåāăąǎǟǡǻȁȃȧɐḁẚạảấầẩẫậắằẳẵặⓐⱥａ
            ae æǣǽ
            c çćĉċčƈȼḉↄⓒꜿｃ
            e èéêëēĕėęěǝȅȇȩɇɛḕḗḙḛḝẹẻẽếềểễệⓔｅ
            i ìíîïĩīĭįıǐȉȋɨḭḯỉịⓘｉ
            n ñńņňŉƞǹɲṅṇṉṋⓝꞑꞥｎ
            o òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɔɵṍṏṑṓọỏốồổỗộớờởỡợⓞꝋ
            o ꝍｏ
            u ùúûüũūŭůűųưǔǖǘǚǜȕȗʉṳṵṷṹṻụủứừửữựⓤｕ
            y ýÿŷƴȳɏẏẙỳỵỷỹỿⓨｙ
            D ĎĐƉƊƋḊḌḎḐḒⒹꝹＤ
            d ďđƌɖɗḋḍḏḑḓⓓꝺｄ
            G ĜĞĠĢƓǤǦǴḠⒼꝽꝾꞠＧ
            g ĝğġģǥǧǵɠᵹḡⓖꝿꞡｇ
            H ĤĦȞḢḤḦḨḪⒽⱧⱵꞍＨ
            h ĥħȟɥḣḥḧḩḫẖⓗⱨⱶｈ
            J ĴɈⒿＪ
            j ĵǰɉⓙｊ
            K ĶƘǨḰḲḴⓀⱩꝀꝂꝄꞢＫ
            k ķƙǩḱḳḵⓚⱪꝁꝃꝅꞣｋ
            L ĹĻĽĿŁȽḶḸḺḼⓁⱠⱢꝆꝈꞀＬ
            l ĺļľŀłſƚɫḷḹḻḽⓛⱡꝇꝉꞁｌ
            R ŔŖŘȐȒɌṘṚṜṞⓇⱤꝚꞂꞦＲ
            r ŕŗřȑȓɍɽṙṛṝṟⓡꝛꞃꞧｒ
            S ŚŜŞŠȘṠṢṤṦṨẞⓈⱾꞄꞨＳ
            T ŢŤŦƬƮȚȾṪṬṮṰⓉꞆＴ
            t ţťŧƭțʈṫṭṯṱẗⓣⱦꞇｔ
            W ŴẀẂẄẆẈⓌⱲＷ
            w ŵẁẃẅẇẉẘⓦⱳｗ
            Z ŹŻŽƵȤẐẒẔⓏⱫⱿꝢＺ
            z źżžƶȥɀẑẓẕⓩⱬꝣｚ
            b ƀƃɓḃḅḇⓑｂ
            B ƁƂɃḂḄḆⒷＢ
            F ƑḞⒻꝻＦ
            f ƒḟⓕꝼｆ
            hv ƕ
            M ƜḾṀṂⓂⱮＭ
            OI Ƣ
            oi ƣ
            P ƤṔṖⓅⱣꝐꝒꝔＰ
            p ƥᵽṕṗⓟꝑꝓꝕｐ
            V ƲɅṼṾⓋꝞＶ
            DZ ǄǱ
            Dz ǅǲ
            dz ǆǳ
            LJ Ǉ
            Lj ǈ
            lj ǉ
            NJ Ǌ
            Nj ǋ
            nj ǌ
            OU Ȣ
            ou ȣ
            Q ɊⓆꝖꝘＱ
            q ɋⓠꝗꝙｑ
            m ɯɱḿṁṃⓜｍ
            v ʋʌṽṿⓥꝟｖ
            X ẊẌⓍＸ
            x ẋẍⓧｘ
            TZ Ꜩ
            tz ꜩ
            AA Ꜳ
            aa ꜳ
            AO Ꜵ
            ao ꜵ
            AU Ꜷ
            au ꜷ
            AV ꜸꜺ
            av ꜹꜻ
            AY Ꜽ
            ay ꜽ
            OO Ꝏ
            oo ꝏ
            VY Ꝡ
            vy ꝡ
            """;

    private static final char FIRST = 0x7F;
    private static final @Nullable String[] PLAIN = read();

    private Diacritics() {}

    private static @Nullable String[] read() {
        @Nullable String[] plain = new @Nullable String[0x10000];
        TABLE.lines().forEach(line -> {
            String[] row = line.split(" ");
            row[1].chars().forEach(c -> plain[c] = row[0]);
        });
        return plain;
    }

    /** The plain form of a character, or null where it stays. */
    static @Nullable String plain(char c) {
        return c < FIRST ? null : PLAIN[c];
    }
}
