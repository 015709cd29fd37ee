/// Where other services are reached. The environment names each as `host:port`; the gRPC extension's settings want two
/// values.
@NullMarked
package org.plenary.qna.peers;

import org.jspecify.annotations.NullMarked;
