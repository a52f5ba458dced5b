package blogjar.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hexo-util makes of addresses: 4.0.0 in tags and themes, 3.3.0 in Markdown. */
class AddressesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a | a
            /a b | /a%20b
            /中文 路径/x.html | /%E4%B8%AD%E6%96%87%20%E8%B7%AF%E5%BE%84/x.html
            http://a.example | http://a.example/
            https://A.Example:443/x | https://a.example/x
            https://a.example:8080 | https://a.example:8080/
            http://user:pw@h/x | http://user:pw@h/x
            /a%20b | /a%20b
            /a%2Fb | /a/b
            /100% | /100%25
            /%zz | /%25zz
            https://例え.jp/パス | https://例え.jp/%E3%83%91%E3%82%B9
            https://xn--r8jz45g.jp/ | https://例え.jp/
            http://a/b/../c | http://a/c
            http://a/./b/ | http://a/b/
            http://a/b?x=1,2&y=a/b:c | http://a/b?x=1%2C2&y=a%2Fb%3Ac
            http://a/?a | http://a/?a=
            http://a/?a=b c | http://a/?a=b+c
            http://a/?q=中文 | http://a/?q=%E4%B8%AD%E6%96%87
            http://a/?x=%2C&y=%20+ | http://a/?x=%2C&y=++
            http://a/#frag 中 | http://a/#frag%20%E4%B8%AD
            http://a?x#y | http://a/?x=#y
            mailto:a@b.c | mailto:a@b.c
            data:image/png;base64,AAAA | data:image/png;base64,AAAA
            javascript:alert(1) | javascript:alert(1)
            //cdn/x y | //cdn/x%20y
            #h 中 | #h%20%E4%B8%AD
            ?x=1 2 | ?x=1%202
            http:\\\\a\\b | http://a/b
            ftp://f/x | ftp://f/x
            tel:+1 | tel:+1
            foo:bar | foo:bar
            a:b/c | a:b/c
            http://a/%E4%B8%AD | http://a/%E4%B8%AD
            /%E4%B8%AD% | /%E4%B8%AD%25
            http://a//b//c | http://a//b//c
            http://a/it's(1)!* | http://a/it's(1)!*
            http://a/<x>"y" | http://a/%3Cx%3E%22y%22
            /<x>"y"[z] | /%3Cx%3E%22y%22%5Bz%5D
            http://a/%41%2f%23 | http://a/A%252f%2523
            http://a/x%20y | http://a/x%20y
            https://a.b/c? | https://a.b/c
            https://a.b/c# | https://a.b/c#
            https://a.b/?a=1&&b=2 | https://a.b/?a=1&b=2
            https://a.b/?=x | https://a.b/?=x
            ws://h:80/ | ws://h/
            /a\\b | /a%5Cb
            http://a/emoji😀 | http://a/emoji%F0%9F%98%80
            /😀 | /%F0%9F%98%80
            http://a/?😀=1 | http://a/?%F0%9F%98%80=1
            .. | ..
            ../x y | ../x%20y
            ./a | ./a
            a?b#c | a?b#c
            """)
    void encodes_an_address_as_tags_print_it(String address, String expected) {
        assertEquals(expected, Addresses.encode(address));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            http://a/b?x=1,2&y=a/b:c | http://a/b?x=1,2&y=a/b:c
            http://a/?a | http://a/?a
            http://a/?a=b c | http://a/?a=b%20c
            http://a/?x=%2C&y=%20+ | http://a/?x=,&y=%20+
            http://a?x#y | http://a/?x#y
            http://a/%41%2f%23 | http://a/%41%2f%23
            https://a.b/?a=1&&b=2 | https://a.b/?a=1&&b=2
            http://a/?x=%23c'd | http://a/?x=%23c%27d
            http://例え。jp/ | http://例え.jp/
            http://BÜCHER.example | http://bücher.example/
            http://u:p中@a/ | http://u:p%E4%B8%AD@a/
            http://a^b/中 | http://a^b/中
            http://a:99999/中 | http://a:99999/中
            """)
    void encodes_an_address_as_markdown_prints_it(String address, String expected) {
        assertEquals(expected, Addresses.encodeInMarkdown(address));
    }

    @ParameterizedTest(name = "{1} seen from {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a/b/index.html | `` | ../../
            a/b/index.html | / | ../../index.html
            a/index.html | a/ | ``
            `` | 2020/01/ | 2020/01/
            a/b/ | c/d.html | ../../c/d.html
            2020/x.html | 2020/y/z.png | y/z.png
            a/b/c/ | a/b/ | ../
            """)
    void a_relative_address_leads_from_page_to_page(String from, String to, String expected) {
        assertEquals(expected, Addresses.relative(from, to));
    }
}
