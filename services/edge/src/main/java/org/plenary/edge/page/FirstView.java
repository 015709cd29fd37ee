package org.plenary.edge.page;

/// What goes into a page before any script has run.
///
/// @param title of the page, without our own name
/// @param description one or two sentences for those who see a link to the page
/// @param content HTML for `<main>`
/// @param initial JSON that the page's script starts from
record FirstView(String title, String description, String content, String initial) {}
