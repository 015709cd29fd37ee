package org.plenary.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.plenary.embedded.Mails;
import org.plenary.local.api.PublicApi;

/// Brings the demo's facilitators and young people into the youth forum, the way they would come: facilitators apply,
/// and the lead records their vetting and training; young people come by a group's code, the word of its adult, a
/// guardian's consent and the readiness check. Adult and guardian read their mail.
final class YouthForum {

    private static final String API = "/api/v1/youth/";
    private static final String ADULT = "teacher@example.org";
    private static final String GUARDIAN = "guardian@example.org";
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6}) is the code");
    private static final Duration MAIL_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(250);

    private final PublicApi api;
    private final String forum;
    private final Mails mails;
    private final InstantSource clock;

    YouthForum(PublicApi api, String forum, Mails mails, InstantSource clock) {
        this.api = api;
        this.forum = forum;
        this.mails = mails;
        this.clock = clock;
    }

    /// Does nothing for who has joined before.
    void load() {
        List.of("facilitator1", "facilitator2").forEach(this::vet);
        if (api.as("youth13").get(forum + "/admissions/me").status() == 200) {
            return;
        }
        var code = api.as("lead")
                .post(forum + "/groups", Map.of("organisation", "Riverside School", "contact", ADULT))
                .ok()
                .path("code")
                .asText();
        int year = clock.instant().atZone(ZoneOffset.UTC).getYear();
        join("youth13", code, year - 14, "DE", "Kestrel");
        join("youth16", code, year - 17, "GB", "Heron");
        confirmAll();
        answered(
                API + "consents/" + mailed(GUARDIAN, "/youth/consents/(\\S+)"),
                GUARDIAN,
                Map.of("purposes", Map.of("takePart", true, "recorded", false, "pseudonymPublished", true)));
        List.of("youth13", "youth16").forEach(this::check);
    }

    private void vet(String account) {
        var standing =
                api.as(account).put(forum + "/facilitators/me", Map.of()).ok().path("state");
        if (standing.asText().equals("cleared")) {
            return;
        }
        var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        var vetting = Map.of(
                "authority",
                "Disclosure office",
                "reference",
                "Demo " + account,
                "until",
                today.plusYears(1).toString());
        api.as("lead")
                .put(
                        forum + "/facilitators/" + api.as(account).subject(),
                        Map.of("vetting", vetting, "trainedOn", today.toString()))
                .ok();
    }

    private void join(String account, String code, int birthYear, String country, String pseudonym) {
        api.as(account)
                .post(
                        forum + "/admissions",
                        Map.of(
                                "groupCode", code,
                                "birthYear", birthYear,
                                "country", country,
                                "guardianEmail", GUARDIAN,
                                "pseudonym", pseudonym))
                .ok();
    }

    private void confirmAll() {
        var page = API + "confirmations/" + mailed(ADULT, "/youth/confirmations/(\\S+)");
        for (var member : api.asVisitor().get(page).ok().path("members")) {
            answered(page, ADULT, Map.of("member", member.path("id").asText(), "confirmed", true));
        }
    }

    private void check(String account) {
        var answers = new ArrayList<Integer>();
        for (var scenario : api.as("lead").get(forum + "/readiness").ok().path("first")) {
            answers.add(fitting(scenario.path("options")));
        }
        api.as(account)
                .post(forum + "/admissions/me/readiness", Map.of("answers", answers))
                .ok();
    }

    private static int fitting(JsonNode options) {
        int at = 0;
        while (!options.path(at).path("fits").asBoolean()) {
            at++;
        }
        return at;
    }

    /// Answers by a link, with the mailed code where one is asked for.
    private void answered(String page, String address, Map<String, Object> answer) {
        if (api.asVisitor().post(page, answer).status() != 202) {
            return;
        }
        var withCode = new HashMap<>(answer);
        withCode.put("code", mailed(address, CODE));
        api.asVisitor().post(page, withCode).ok();
    }

    private String mailed(String address, String wanted) {
        return mailed(address, Pattern.compile(wanted));
    }

    private String mailed(String address, Pattern wanted) {
        var deadline = clock.instant().plus(MAIL_LIMIT);
        Optional<String> found;
        while ((found = mails.newest(address, wanted)).isEmpty()) {
            if (clock.instant().isAfter(deadline)) {
                throw new DemoFailure("No mail came to " + address);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return found.get();
    }
}
