package org.plenary.qna.asker;

import io.smallrye.config.ConfigMapping;

/// How receipts are made.
@ConfigMapping(prefix = "plenary.receipt")
interface ReceiptConfig {

    /// The key that receipts are made with. With another one those of before lead nowhere.
    String secret();
}
