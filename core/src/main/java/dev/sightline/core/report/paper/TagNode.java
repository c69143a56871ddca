package dev.sightline.core.report.paper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A node of the tree that tells readers' programs what a page says, in reading order. Built by the
 * layout and read by the writer; one thread.
 */
final class TagNode {
  private final Tag tag;
  private final String alt;
  private final boolean ofRow;
  private final List<TagNode> children = new ArrayList<>();

  private TagNode(Tag tag, String alt, boolean ofRow) {
    this.tag = tag;
    this.alt = alt;
    this.ofRow = ofRow;
  }

  static TagNode root() {
    return new TagNode(Tag.DOCUMENT, "", false);
  }

  /** A child at the end. */
  TagNode add(Tag child) {
    return add(new TagNode(child, "", false));
  }

  /** A figure at the end, with what it shows in words. */
  TagNode addFigure(String words) {
    return add(new TagNode(Tag.FIGURE, words, false));
  }

  /** A header of a row of a table, at the end. */
  TagNode addRowHeader() {
    return add(new TagNode(Tag.HEADER_CELL, "", true));
  }

  private TagNode add(TagNode node) {
    children.add(node);
    return node;
  }

  Tag tag() {
    return tag;
  }

  /** What a figure shows; else empty. */
  String alt() {
    return alt;
  }

  /** True for a header of a row, false for one of a column. */
  boolean ofRow() {
    return ofRow;
  }

  List<TagNode> children() {
    return Collections.unmodifiableList(children);
  }
}
