package org.plenary.qna.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.qna.programme.Hashtag;

class PostTest {

    private static final Set<Hashtag> OURS = hashtags("conf", "digital-rights");

    private static Set<Hashtag> hashtags(String... tags) {
        return Stream.of(tags).map(tag -> Hashtag.of(tag).orElseThrow()).collect(Collectors.toSet());
    }

    private static Post post(String text, String... tags) {
        return new Post("1", null, null, "@ada@example.org", text, null, List.of(tags), null);
    }

    @ParameterizedTest
    @CsvSource({
        "'Who pays? #Conf #DigitalRights', Who pays?",
        "'#conf #digital_rights Who pays?', Who pays?",
        "'Who pays? #conf #coffee #DigitalRights', Who pays? #coffee",
        "'How are #DigitalRights kept at #conf?', How are DigitalRights kept at conf?",
        "'Who pays? #digital-rights ＃ＣＯＮＦ', Who pays?",
        "'@panel@conf.example @chair: Who pays? #conf', Who pays?",
        "'Is @ada right? #conf', Is @ada right?",
        "'Who pays for #digital-things? #conf', Who pays for #digital-things?",
        "'  Who \t pays?  ', Who pays?",
    })
    void theQuestionIsTheTextWithoutWhatBroughtItHere(String text, String question) {
        assertThat(post(text).question(OURS)).isEqualTo(question);
    }

    @Test
    void linesStayAndEmptyOnesAreFewer() {
        assertThat(post("One?\r\n\r\n\r\n\r\nTwo? \n Three?\n#conf\n#digitalrights")
                        .question(OURS))
                .isEqualTo("One?\n\nTwo?\nThree?");
    }

    @Test
    void nothingIsLeftOfTagsAndMentionsAlone() {
        assertThat(post("@panel@conf.example #conf #digitalrights").question(OURS))
                .isEmpty();
        assertThat(post("#conf #digitalrights @panel@conf.example @chair").question(OURS))
                .isEmpty();
    }

    @Test
    void theTagsThatWereGivenCountAndElseThoseInTheText() {
        assertThat(post("No tag #inText", "Given", "#Other").hashtags()).isEqualTo(hashtags("given", "other"));
        assertThat(post("A #tag, and ＃another-one").hashtags()).isEqualTo(hashtags("tag", "another"));
        assertThat(post("C#, no#tag, https://example.org/#tag").hashtags()).isEmpty();
    }

    @Test
    @Timeout(5)
    void heapsOfTagsAndMentionsTakeNoTime() {
        assertThat(post("#a ".repeat(20_000) + "?").question(OURS)).endsWith("?");
        assertThat(post("@a@b ".repeat(20_000)).question(OURS)).isEmpty();
        assertThat(post(" ".repeat(60_000) + "x").question(OURS)).isEqualTo("x");
        assertThat(post("#a-".repeat(20_000) + "!").question(OURS)).endsWith("!");
        assertThat(post("x" + "\n".repeat(60_000) + "y").question(OURS)).isEqualTo("x\n\ny");
    }
}
