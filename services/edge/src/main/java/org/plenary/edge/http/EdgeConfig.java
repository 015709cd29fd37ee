package org.plenary.edge.http;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/// Where edge is, and where what it stands before is.
@ConfigMapping(prefix = "plenary.edge")
public interface EdgeConfig {

    /// The origin that browsers use, such as `https://plenary.example.org`.
    URI publicUrl();

    /// `host:port` of the registration service, HTTP and gRPC alike.
    String registration();

    /// `host:port` of the sessions service, HTTP and gRPC alike.
    String sessions();

    /// `host:port` of the qna service, HTTP and gRPC alike.
    String qna();

    /// `host:port` of the youth service, HTTP and gRPC alike.
    String youth();

    /// Base address of the media server's HLS.
    URI media();

    /// Where browsers connect for sound and picture of breakouts (`ws` or `wss`), if there is such a server.
    Optional<URI> rooms();
}
