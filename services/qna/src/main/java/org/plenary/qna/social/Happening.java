package org.plenary.qna.social;

/// What a source tells of a post: all that adapters and the router have to say to each other.
public sealed interface Happening {

    /// There is this post. May be told any number of times.
    record Written(Post post) implements Happening {}

    /// This is how the post reads now. It need not have been told of before.
    record Edited(Post post) implements Happening {}

    /// The post is no more. It need not have been told of before.
    ///
    /// @param name what the source calls it
    record Deleted(String name) implements Happening {}
}
