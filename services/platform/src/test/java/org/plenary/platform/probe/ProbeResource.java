package org.plenary.platform.probe;

import com.google.protobuf.StringValue;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.BodyLimit;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.platform.outbox.Event;
import org.plenary.platform.outbox.Outbox;

/// Notes: one text each, owned by whoever wrote it; only the moderator changes one.
@Path("/api/v1/probe")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
public class ProbeResource {

    /// What is sent.
    public record Write(
            @NotNull @PlainText(max = 20) @Nullable String text) {}

    /// What is answered.
    public record Note(UUID id, String text, UUID author, long version) {}

    private final Database database;
    private final Outbox outbox;
    private final Caller caller;
    private final Idempotency idempotency;

    ProbeResource(Database database, Outbox outbox, Caller caller, Idempotency idempotency) {
        this.database = database;
        this.outbox = outbox;
        this.caller = caller;
        this.idempotency = idempotency;
        database.update("create table if not exists note (id uuid primary key default uuidv7(), text text not null,"
                + " author uuid not null, version bigint not null default 1)");
    }

    @POST
    @Path("notes")
    @Authenticated
    @APIResponse(responseCode = "400", description = "`malformed`: no note")
    @APIResponse(responseCode = "413", description = "`noteTooLong`")
    public Response write(@BodyLimit(1_000) Body<Write> body) {
        var write = body.valid();
        return idempotency.once(write, () -> {
            var note = database.transaction(transaction -> {
                var written = transaction
                        .one(
                                "insert into note (text, author) values ($1, $2) returning id, text, author, version",
                                ProbeResource::note,
                                write.text(),
                                caller.subject())
                        .orElseThrow();
                outbox.add(
                        transaction, new Event(written.id(), written.id().toString(), StringValue.of(written.text())));
                if (written.text().equals("undone")) {
                    throw Problems.conflict("undone", "This one is rolled back.");
                }
                return written;
            });
            return Response.created(URI.create("/api/v1/probe/notes/" + note.id()))
                    .entity(note)
                    .build();
        });
    }

    @PUT
    @Path("notes/{id}")
    @Authenticated
    public Response change(@RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Write> body) {
        var note = Ids.parse(id);
        if (!caller.claim("preferred_username").equals(Optional.of("moderator"))) {
            throw Problems.forbidden("forbidden", "Only the moderator changes notes.");
        }
        var write = body.read();
        var expected = Versions.require(ifMatch);
        var current = find(note);
        Versions.match(expected, current.version(), () -> current);
        body.check(write);
        database.update("update note set text = $2, version = version + 1 where id = $1", note, write.text());
        return Response.ok(find(note)).build();
    }

    @GET
    @Path("notes/{id}")
    public Response read(@RestPath String id, @Context Request request) {
        var note = find(Ids.parse(id));
        return Replies.shared(request, Response.ok(note), Long.toString(note.version()), Duration.ofSeconds(2));
    }

    @GET
    @Path("{list: numbers|others}")
    public Response numbers(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var paging = Paging.of(limit, after, uri);
        int first = paging.after() == null ? 1 : Integer.parseInt(paging.after()) + 1;
        var numbers = IntStream.rangeClosed(first, Math.min(120, first + paging.probe() - 1))
                .boxed()
                .toList();
        return paging.page(numbers, uri, String::valueOf).build();
    }

    @GET
    @Path("slow")
    public String slow() {
        return database.one("select pg_sleep(4)", row -> "slept").orElseThrow();
    }

    private Note find(UUID id) {
        return database.one("select id, text, author, version from note where id = $1", ProbeResource::note, id)
                .orElseThrow(() -> Problems.notFound("There is no such note."));
    }

    private static Note note(Row row) {
        return new Note(row.getUUID("id"), row.getString("text"), row.getUUID("author"), row.getLong("version"));
    }
}
