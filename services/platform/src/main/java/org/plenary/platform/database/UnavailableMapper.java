package org.plenary.platform.database;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.plenary.platform.http.Problems;

/// A database without an answer is 503 with `Retry-After`: the caller may try the same again.
@Provider
public class UnavailableMapper implements ExceptionMapper<DatabaseUnavailable> {

    @Override
    public Response toResponse(DatabaseUnavailable away) {
        return Problems.unavailable("unavailable", "We cannot store or read anything just now. Please try again.")
                .toResponse();
    }
}
