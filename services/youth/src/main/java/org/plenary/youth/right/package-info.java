/// Who may do what in a youth forum, as registration knows it.
///
/// Roles are asked of registration by gRPC and held for four seconds, so that one taken away ends in time. Unlike
/// elsewhere the last answer does not outlive a silence of registration: where minors are, silence means no.
@NullMarked
package org.plenary.youth.right;

import org.jspecify.annotations.NullMarked;
