package org.plenary.registration.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.registration.Calls.CROWD;
import static org.plenary.registration.Calls.admit;
import static org.plenary.registration.Calls.by;
import static org.plenary.registration.Calls.conference;
import static org.plenary.registration.Calls.give;
import static org.plenary.registration.Calls.register;
import static org.plenary.registration.Calls.registrations;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;
import org.plenary.proto.sessions.v1.Access;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "registration"))
class RosterTest {

    @Test
    void organisersFindPeopleByStateKindAndText() {
        var slug = conference();
        admit(slug, 1);
        as("delegate", slug, "delegate", "Ana Ñuñez", "100% Institute");
        as("press", slug, "delegate", "Bo", "Under_score");
        as("viewer", slug, "viewer", "Cleo", "None");
        give("organiser", slug, Tokens.subject("delegate"), "speaker", "chair");

        list(slug, "").body("items.name", contains("Ana Ñuñez", "Bo", "Cleo"));
        list(slug, "")
                .body("items[0].roles", contains("chair", "speaker"))
                .body("items[0].subject", equalTo(Tokens.subject("delegate").toString()))
                .body("items[0].version", equalTo(1));
        list(slug, "?state=waitlisted").body("items.name", contains("Bo")).body("items[0].position", equalTo(1));
        list(slug, "?kind=viewer").body("items.name", contains("Cleo"));
        list(slug, "?kind=viewer&state=waitlisted").body("items", empty());
        list(slug, "?q=ana").body("items.name", contains("Ana Ñuñez"));
        list(slug, "?q=n%CC%83u").body("items.name", contains("Ana Ñuñez"));
        list(slug, "?q=INSTITUTE").body("items.name", contains("Ana Ñuñez"));
        list(slug, "?q=0%25").body("items.name", contains("Ana Ñuñez"));
        list(slug, "?q=_").body("items.name", contains("Bo"));
        list(slug, "?q=%25%25").body("items", empty());
        list(slug, "?q=%5C").body("items", empty());
        list(slug, "?q=&state=&kind=").body("items", hasSize(3));
    }

    @Test
    void minorsStandInTheListWithoutAName() {
        var slug = conference();
        by("youth13")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"youth\"}")
                .post(registrations(slug));
        list(slug, "?kind=youth")
                .body("items", hasSize(1))
                .body("items[0].name", nullValue())
                .body("items[0].organisation", nullValue())
                .body("items[0].country", nullValue());
    }

    @Test
    void pagesGoThroughAllOnce() {
        var slug = conference();
        for (var account : CROWD) {
            register(account, slug, "viewer");
        }
        var seen = new ArrayList<String>();
        var next = registrations(slug) + "?limit=3&kind=viewer";
        while (next != null) {
            var page = by("organiser").urlEncodingEnabled(false).get(next);
            page.then().statusCode(200).header("Cache-Control", "private, no-store");
            List<String> ids = page.path("items.id");
            seen.addAll(ids);
            var link = page.header("Link");
            next = link == null ? null : link.replaceAll("^<(.*)>.*$", "$1");
        }
        assertThat(seen).hasSize(CROWD.length).doesNotHaveDuplicates();
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        var slug = conference();
        refused(slug, "?limit=many", 400);
        refused(slug, "?limit=201", 422);
        refused(slug, "?after=*", 400);
        refused(slug, "?after=bm9uZQ", 400);
        refused(slug, "?after=MjAxMS0xMS0wMVQwMDowMDowMFogbm9uZQ", 400);
        refused(slug, "?state=gone", 422);
        refused(slug, "?kind=king", 422);
        refused(slug, "?q=%07", 422);
        refused(slug, "?q=" + "x".repeat(101), 422);
    }

    @Test
    void theListIsForOrganisersAlone() {
        var slug = conference();
        RestAssured.get(registrations(slug)).then().statusCode(401);
        by("delegate").get(registrations(slug)).then().statusCode(403);
        by("delegate")
                .get(registrations(conference(Access.ACCESS_INVITATION)))
                .then()
                .statusCode(404);
    }

    private static void as(String account, String slug, String kind, String name, String organisation) {
        by(account)
                .contentType(ContentType.JSON)
                .body("""
                        {"kind": "%s", "name": "%s", "organisation": "%s"}""".formatted(kind, name, organisation))
                .post(registrations(slug))
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse list(String slug, String query) {
        return by("organiser")
                .urlEncodingEnabled(false)
                .get(registrations(slug) + query)
                .then()
                .statusCode(200);
    }

    private static void refused(String slug, String query, int status) {
        by("organiser")
                .urlEncodingEnabled(false)
                .get(registrations(slug) + query)
                .then()
                .statusCode(status);
    }
}
