package org.plenary.local.acceptance;

import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.House.visitor;
import static org.plenary.local.acceptance.OwnForum.YOUTH;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plenary.local.api.Person;

/// A forum in the middle of its work, with somebody of every kind and something of everything: a room that is open,
/// what was said and concluded in it, what waits to be looked at, cases, questions, and pages that are reached by a
/// link. Everything that a call can be about has a name. What is personal is found nowhere else: pseudonyms and words
/// that are not shown hold a mark of this forum, guardians' addresses its slug.
final class BusyForum implements AutoCloseable {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern NAMED = Pattern.compile("\\$([a-zA-Z]+)");

    /// The kinds of callers, each with the account that is one here and a pseudonym of its own.
    private static final Map<String, Account> CALLERS = callers();

    /// The other facilitator, who has to have a second factor.
    private static final String SECOND = "lead";

    private static final String SPARE = "captioner";

    /// Pseudonyms hold no long numbers, and of consonants no chance makes a name.
    private static final String CONSONANTS = "bcdfghjkmnpqrvwx";

    private record Account(String name, String pseudonym) {}

    private final Map<String, String> things = new HashMap<>();
    private final String mark = letters();
    private final OwnForum forum;
    private final OwnRoom room;

    private BusyForum() {
        var conference = OwnConference.with(1);
        forum = OwnForum.of(conference);
        things.put("session", conference.session());
        giveRoles();
        room = OwnRoom.opened(create("room", "13-15", "assigned"), account("facilitator"), SECOND);
        admitYoungPeople();
        fillTheRoom();
        conclude();
        ask();
        alarm();
    }

    static BusyForum create() {
        return new BusyForum();
    }

    /// The kinds of callers, in their order.
    static List<String> kinds() {
        return List.copyOf(CALLERS.keySet());
    }

    /// Somebody of that kind.
    Person caller(String kind) {
        return kind.equals("visitor") ? visitor() : as(account(kind));
    }

    /// A path of the document with the names of this forum's things in it.
    ///
    /// @param on the name of what the call is about
    String address(String path, String on) {
        return VARIABLE.matcher(path).replaceAll(found -> switch (found.group(1)) {
            case "slug" -> forum.slug();
            case "version" -> "1";
            case "admission" -> thing("admission");
            default -> thing(on);
        });
    }

    /// A body with the names of this forum's things in it; `$name` is a pseudonym that fits who calls.
    String body(String text, String kind) {
        return NAMED.matcher(text)
                .replaceAll((MatchResult found) -> found.group(1).equals("name")
                        ? pseudonym(kind)
                        : Matcher.quoteReplacement(thing(found.group(1))));
    }

    /// Places of lists as their links give them, for the query: of groups, and of a board.
    List<String> places() {
        return Stream.of(forum.at("groups"), room.at("/contributions"))
                .map(list -> as("lead").get(list + "?limit=1").headers().firstValue("Link"))
                .map(link -> link.orElseThrow().replaceAll(".*(after=[^&>]*).*", "$1"))
                .toList();
    }

    String slug() {
        return forum.slug();
    }

    /// What somebody of that kind goes by in this forum.
    String pseudonym(String kind) {
        return Objects.requireNonNull(CALLERS.get(kind)).pseudonym() + mark;
    }

    /// Where the guardian of somebody of that kind reads mail.
    String guardian(String kind) {
        return forum.guardianOf(account(kind));
    }

    /// A part of everything that was written and is not shown to everybody in the room.
    String unseen() {
        return "unseen" + mark;
    }

    /// The id, or the secret, of what has that name.
    String thing(String name) {
        var id = things.get(name);
        if (id == null || id.isEmpty()) {
            throw new IllegalStateException("This forum has no " + name);
        }
        return id;
    }

    private static Map<String, Account> callers() {
        var callers = new LinkedHashMap<String, Account>();
        callers.put("visitor", new Account("", "Bittern"));
        callers.put("stranger", new Account("viewer", "Curlew"));
        callers.put("moderator", new Account("moderator", "Dunlin"));
        callers.put("organiser", new Account("organiser", "Eider"));
        callers.put("chair", new Account("chair", "Fulmar"));
        callers.put("lead", new Account("moderator2", "Gannet"));
        callers.put("otherLead", new Account("press", "Lapwing"));
        callers.put("facilitator", new Account("facilitator1", "Merlin"));
        callers.put("unvetted", new Account("facilitator2", "Osprey"));
        callers.put("inRoom", new Account("youth13", "Kestrel"));
        callers.put("otherRoom", new Account("youth16", "Heron"));
        callers.put("otherBand", new Account("delegate", "Puffin"));
        callers.put("noConsent", new Account("guardian", "Siskin"));
        return callers;
    }

    private static String account(String kind) {
        return Objects.requireNonNull(CALLERS.get(kind)).name();
    }

    private static String letters() {
        return UUID.randomUUID()
                .toString()
                .substring(0, 8)
                .chars()
                .map(digit -> CONSONANTS.charAt(Character.digit(digit, 16)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void giveRoles() {
        OwnForum.of(OwnConference.empty()).give(account("otherLead"), "lead");
        forum.give(account("lead"), "lead");
        forum.give(SECOND, "lead", "facilitator");
        forum.vet(SECOND, account("lead"));
        caller("lead")
                .delete(forum.at("facilitators/" + caller("unvetted").subject()))
                .ok();
        forum.give(SPARE, "facilitator");
        for (var applying : List.of(caller("unvetted"), as(SPARE))) {
            applying.put(forum.at("facilitators/me"), Map.of()).ok();
        }
        things.put("spareFacilitator", as(SPARE).subject());
        things.put("questionnaire", as("lead").get(forum.at("readiness")).ok().toString());
        things.put("spareGroup", id(as("lead"), forum.at("groups"), """
                {"organisation": "Valley School", "contact": "valley@example.org"}"""));
    }

    private void admitYoungPeople() {
        var sender = forum.admit(account("inRoom"), pseudonym("inRoom"), guardian("inRoom"), true);
        forum.admit(account("otherRoom"), pseudonym("otherRoom"));
        forum.admitOlder(account("otherBand"), pseudonym("otherBand"));
        forum.send(account("noConsent"), pseudonym("noConsent"), guardian("noConsent"), OwnForum.younger(), "DE");
        things.put("groupCode", sender.code());
        things.put("birthYear", Integer.toString(OwnForum.younger()));
        things.put("adultsSecret", OwnForum.mailed(sender.adult(), OwnForum.CONFIRMATIONS));
        things.put("guardiansSecret", OwnForum.mailed(guardian("inRoom"), OwnForum.CONSENTS));
        things.put("admission", admission("inRoom"));
        place(admission("inRoom"), room.id());
        place(admission("otherRoom"), create("otherRoom", "13-15", "choice"));
        place(admission("otherBand"), create("olderRoom", "16-17", "choice"));
        room.join(account("inRoom"));
    }

    private String admission(String kind) {
        return caller(kind).get(forum.at("admissions/me")).ok().path("id").asText();
    }

    private static void place(String admission, String room) {
        as("lead")
                .put(YOUTH + "breakouts/" + room + "/roster/" + admission, Map.of())
                .ok();
    }

    private String create(String name, String band, String joining) {
        var id = id(as("facilitator1"), forum.at("breakouts"), """
                {"topic": "Hopes and fears", "band": "%s", "capacity": 8, "minutes": 60, "joining": "%s"}""".formatted(band, joining));
        things.put(name, id);
        return id;
    }

    private void fillTheRoom() {
        things.put("contribution", room.contribute(account("inRoom"), "What is called contribution"));
        for (var name : List.of("waiting", "otherWaiting", "ownWaiting")) {
            things.put(name, room.contribute(account("inRoom"), "What is called %s, %s".formatted(name, unseen())));
        }
        as("facilitator1")
                .post(YOUTH + "contributions/" + thing("contribution") + "/show", Map.of())
                .ok();
    }

    private void conclude() {
        for (var name : List.of("conclusion", "draft", "spareDraft")) {
            things.put(name, id(as("facilitator1"), room.at("/conclusions"), """
                    {"text": "We want it.", "contributions": ["%s"]}""".formatted(thing("contribution"))));
        }
        var conclusion = YOUTH + "conclusions/" + thing("conclusion");
        caller("inRoom").put(conclusion + "/stance", Map.of("stance", "agree")).ok();
        as("facilitator1").post(conclusion + "/adopt", Map.of()).ok();
        as("lead").post(forum.at("annex"), Map.of()).ok();
    }

    private void ask() {
        for (var name : List.of("question", "otherQuestion", "ownQuestion")) {
            things.put(name, id(caller("inRoom"), forum.at("questions"), """
                    {"session": "%s", "text": "What is called %s?", "language": "en"}""".formatted(thing("session"), name)));
        }
    }

    private void alarm() {
        caller("inRoom").post(room.at("/help"), Map.of()).ok();
        report("room");
        report("lead");
        things.put("helpAlert", ids("lead", "alerts").getFirst());
        things.put("reportAlert", ids("lead", "alerts").getLast());
        things.put("alertOfLead", ids("organiser", "alerts").getFirst());
        things.put("case", ids("lead", "cases").getFirst());
        things.put("caseOfLead", ids("organiser", "cases").getFirst());
    }

    private void report(String about) {
        caller("inRoom")
                .post(room.at("/reports"), Map.of("about", Map.of("kind", about), "reason", "other", "text", unseen()))
                .ok();
    }

    private List<String> ids(String account, String list) {
        return as(account).get(forum.at(list)).ok().path("items").findValuesAsText("id");
    }

    private static String id(Person person, String path, String body) {
        return person.post(path, body.getBytes(StandardCharsets.UTF_8))
                .ok()
                .path("id")
                .asText();
    }

    @Override
    public void close() {
        room.close();
    }
}
