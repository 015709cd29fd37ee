package org.plenary.local.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.House.visitor;
import static org.plenary.local.acceptance.OwnConference.PROGRAMME;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plenary.local.api.Reply;

/// An organiser sets a webhook up, posts come through edge as signed deliveries, and a
/// moderator finds them at the desk.
@ExtendWith({House.class, Chromium.class})
class SocialPathTest {

    @Test
    void postsBecomeQuestionsAtTheDeskAndTheOrganiserSeesWhyOthersDidNot() {
        var conference = OwnConference.with(1);
        var hashtag = "T" + UUID.randomUUID().toString().replace("-", "");
        as("organiser")
                .patch(PROGRAMME + "conferences/" + conference.slug(), Map.of("hashtag", "#" + hashtag))
                .ok();
        as("organiser")
                .put(
                        PROGRAMME + "conferences/" + conference.slug() + "/themes",
                        List.of(Map.of("title", "Rights online", "tag", "digital-rights")))
                .ok();
        as("organiser")
                .patch(PROGRAMME + "sessions/" + conference.session(), Map.of("themeTag", "digital-rights"))
                .ok();
        try (var organiser = Seat.of("organiser", "/organise/" + conference.slug());
                var moderator = Seat.of("moderator", "/desk/" + conference.session())) {
            role(organiser, AriaRole.TAB, "Social media").click();
            assertThat(organiser.page().getByText("#" + hashtag).first()).isVisible();
            role(organiser, AriaRole.RADIO, "Webhook").check();
            organiser.page().locator("#source-name").fill("The bridge");
            organiser.exactButton("Add a source").click();
            var shown = organiser.page().locator(".sources__secret");
            assertThat(shown).containsText("it is not shown again");
            var codes = shown.locator("code").allTextContents();
            assertThat(organiser.barriersEverywhere()).isEmpty();
            var address = URI.create(codes.getFirst()).getPath();
            var secret = codes.getLast();
            assertThat(secret).startsWith("whsec_");
            organiser.exactButton("I have noted it").click();
            assertThat(shown).hasCount(0);

            assertThat(deliver(address, secret, "1", "Who pays? #" + hashtag, hashtag, "DigitalRights")
                            .json()
                            .path("outcome")
                            .asText())
                    .isEqualTo("waiting");
            assertThat(deliver(address, secret, "2", "And who not?", hashtag)
                            .json()
                            .path("reason")
                            .asText())
                    .isEqualTo("noThemeTag");
            assertThat(deliver(address, "whsec_" + "A".repeat(43) + "=", "3", "Let me in!", hashtag)
                            .status())
                    .isEqualTo(401);

            var item = moderator.page().locator(".desk__item", new Page.LocatorOptions().setHasText("Who pays?"));
            assertThat(item).containsText("from social media");
            assertThat(item).containsText("@ada@example.org");
            assertThat(item.locator("a")).hasAttribute("href", "https://social.example/@ada/1");
            assertThat(item.locator("a")).hasAttribute("rel", "noopener noreferrer nofollow");
            assertThat(moderator.barriers()).isEmpty();

            organiser.page().reload();
            var summary = organiser
                    .page()
                    .locator("summary", new Page.LocatorOptions().setHasText("1 post became no question"));
            summary.click();
            Locator posts = organiser.page().locator(".sources__posts");
            assertThat(posts).containsText("And who not?");
            assertThat(posts).containsText("lacks the tag of a theme");
            assertThat(organiser.barriersEverywhere()).isEmpty();
        }
    }

    private static Locator role(Seat seat, AriaRole role, String name) {
        return seat.page().getByRole(role, new Page.GetByRoleOptions().setName(name));
    }

    /// As a program somewhere in the world: without a cookie, an origin or a token.
    private static Reply deliver(String address, String secret, String name, String text, String... tags) {
        var body = """
                {"type":"post.created","timestamp":"%s","data":{"id":"%s","url":"https://social.example/@ada/%s",
                 "author":"@ada@example.org","text":"%s","language":"en","tags":["%s"],"postedAt":"%s"}}
                """.formatted(Instant.now(), name, name, text, String.join("\",\"", tags), Instant.now());
        var delivery = UUID.randomUUID().toString();
        long now = Instant.now().getEpochSecond();
        try {
            return visitor()
                    .call(
                            "POST",
                            address,
                            body.getBytes(StandardCharsets.UTF_8),
                            Map.of(
                                    "Content-Type",
                                    "application/json",
                                    "webhook-id",
                                    delivery,
                                    "webhook-timestamp",
                                    Long.toString(now),
                                    "webhook-signature",
                                    new Webhook(secret).sign(delivery, now, body)));
        } catch (WebhookSigningException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
