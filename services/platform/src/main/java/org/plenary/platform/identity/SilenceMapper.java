package org.plenary.platform.identity;

import io.grpc.StatusRuntimeException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;
import org.plenary.platform.http.Problems;

/// Another service that does not answer is 503 with `Retry-After`; one that answers with a fault is 500, and logged.
@Provider
public class SilenceMapper implements ExceptionMapper<StatusRuntimeException> {

    private static final Logger LOG = Logger.getLogger(SilenceMapper.class);

    @Override
    public Response toResponse(StatusRuntimeException failure) {
        if (HeldAnswers.isSilence(failure)) {
            LOG.warnf("No answer from another service: %s", failure.getStatus());
            return Problems.unavailable("unavailable", "A part of the system gives no answer. Please try again.")
                    .toResponse();
        }
        LOG.errorf("Call to another service failed: %s", failure.getStatus());
        return Problems.of(500, "internal", "Something went wrong on our side.")
                .build()
                .toResponse();
    }
}
