package org.plenary.local.acceptance;

import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.House.visitor;
import static org.plenary.local.acceptance.OwnConference.REGISTRATION;

import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.plenary.embedded.Mails;

/// The youth forum of a conference that a test makes for itself, with the demo's safeguarding lead and its two
/// facilitators, who are vetted.
record OwnForum(String slug) {

    static final String YOUTH = "/api/v1/youth/";

    static final String CONFIRMATIONS = "/youth/confirmations/(\\S+)";
    static final String CONSENTS = "/youth/consents/(\\S+)";

    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6}) is the code");

    static OwnForum create() {
        return of(OwnConference.empty());
    }

    static OwnForum of(OwnConference conference) {
        var forum = new OwnForum(conference.slug());
        forum.give("lead", "lead");
        for (var facilitator : List.of("facilitator1", "facilitator2")) {
            forum.give(facilitator, "facilitator");
            forum.vet(facilitator, "lead");
        }
        return forum;
    }

    /// Somebody with the role applies as a facilitator, and that lead records them as vetted and trained.
    void vet(String account, String lead) {
        as(account).put(at("facilitators/me"), Map.of()).ok();
        var today = LocalDate.now(ZoneOffset.UTC);
        var vetting = Map.of(
                "authority",
                "Disclosure office",
                "reference",
                "D-17",
                "until",
                today.plusYears(1).toString());
        as(lead).put(
                        at("facilitators/" + as(account).subject()),
                        Map.of("vetting", vetting, "trainedOn", today.toString()))
                .ok();
    }

    /// The organiser gives a person exactly these roles.
    void give(String account, String... roles) {
        as("organiser")
                .put(REGISTRATION + slug + "/roles/" + as(account).subject(), Map.of("roles", List.of(roles)))
                .ok();
    }

    /// A path below the forum.
    String at(String path) {
        return YOUTH + "conferences/" + slug + "/" + path;
    }

    /// A year of birth of somebody between 13 and 15.
    static int younger() {
        return Year.now(ZoneOffset.UTC).getValue() - 14;
    }

    /// A sending organisation that has confirmed a member.
    ///
    /// @param adult the address of who answers for its members
    record Sender(String id, String code, String adult) {}

    /// Somebody joins with the code of an organisation of their own, whose adult confirms them.
    ///
    /// @param guardian an address; not needed by who is of age to consent in that country
    Sender send(String account, String pseudonym, String guardian, int birthYear, String country) {
        var adult = "adult-" + UUID.randomUUID() + "@example.org";
        var group = as("lead")
                .post(at("groups"), Map.of("organisation", "Hilltop Club", "contact", adult))
                .ok();
        var code = group.path("code").asText();
        as(account)
                .post(
                        at("admissions"),
                        Map.of(
                                "groupCode", code,
                                "birthYear", birthYear,
                                "country", country,
                                "guardianEmail", guardian,
                                "pseudonym", pseudonym))
                .ok();
        var page = YOUTH + "confirmations/" + mailed(adult, CONFIRMATIONS);
        var member = visitor().get(page).ok().path("members").path(0).path("id").asText();
        answered(page, adult, Map.of("member", member, "confirmed", true));
        return new Sender(group.path("id").asText(), code, adult);
    }

    /// The whole way in of somebody between 13 and 15 from Germany, whose adult and guardian read their mail. Nobody
    /// may publish their pseudonym.
    ///
    /// @param recorded whether the guardian consents to recording
    Sender admit(String account, String pseudonym, String guardian, boolean recorded) {
        var sender = send(account, pseudonym, guardian, younger(), "DE");
        answered(
                YOUTH + "consents/" + mailed(guardian, CONSENTS),
                guardian,
                Map.of("purposes", Map.of("takePart", true, "recorded", recorded, "pseudonymPublished", false)));
        check(account);
        return sender;
    }

    /// The whole way in of somebody of 16 or 17 from the United Kingdom, who consents for themselves.
    void admitOlder(String account, String pseudonym) {
        send(account, pseudonym, guardianOf(account), younger() - 3, "GB");
        check(account);
    }

    /// As [#admit], by a guardian of their own who does not consent to recording.
    void admit(String account, String pseudonym) {
        admit(account, pseudonym, guardianOf(account), false);
    }

    String guardianOf(String account) {
        return "guardian-of-%s-%s@example.org".formatted(account, slug);
    }

    private void check(String account) {
        as(account)
                .post(at("admissions/me/readiness"), Map.of("answers", fitting()))
                .ok();
    }

    /// For each scenario of the first try the option that fits.
    List<Integer> fitting() {
        var first = as("lead").get(at("readiness")).ok().path("first");
        return StreamSupport.stream(first.spliterator(), false)
                .map(scenario -> scenario.findValuesAsText("fits").indexOf("true"))
                .toList();
    }

    /// A room for the younger ones, to be chosen, for an hour.
    String room(String topic) {
        return as("facilitator1")
                .post(
                        at("breakouts"),
                        Map.of("topic", topic, "band", "13-15", "capacity", 8, "minutes", 60, "joining", "choice"))
                .ok()
                .path("id")
                .asText();
    }

    /// The newest code that was mailed to an address.
    static String code(String address) {
        return mailed(address, CODE);
    }

    /// What the newest mail to an address holds in that place.
    static String mailed(String address, String wanted) {
        return mailed(address, Pattern.compile(wanted));
    }

    private static String mailed(String address, Pattern wanted) {
        var mails = new Mails(House.system().addresses().mailbox());
        return await("a mail to " + address)
                .atMost(Seat.PATIENCE)
                .until(() -> mails.newest(address, wanted), Optional::isPresent)
                .orElseThrow();
    }

    private static void answered(String page, String address, Map<String, Object> answer) {
        if (visitor().post(page, answer).status() == 202) {
            var withCode = new HashMap<>(answer);
            withCode.put("code", code(address));
            visitor().post(page, withCode).ok();
        }
    }
}
