package org.plenary.edge.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/me", "/s/1?tab=board#q", "/c/a-b", "/signed-in.html", "/c/a?x=https://elsewhere.example"})
    void aPathOfOursIsKept(String wish) {
        assertThat(ReturnPath.of(wish).text()).isEqualTo(wish);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "me",
                "https://elsewhere.example",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "\\\\elsewhere.example",
                "/\t/elsewhere.example",
                "/%",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=1",
                "/login?return=/",
                "/login/callback",
                "/logout",
                "/api/v1/me",
                "/é"
            })
    void anythingElseLeadsToTheFirstPage(String wish) {
        assertThat(ReturnPath.of(wish).text()).isEqualTo("/");
    }

    @Test
    void noWishAndAnEndlessOneLeadToTheFirstPage() {
        assertThat(ReturnPath.of(null).text()).isEqualTo("/");
        assertThat(ReturnPath.of("/" + "a".repeat(3_000)).text()).isEqualTo("/");
    }
}
