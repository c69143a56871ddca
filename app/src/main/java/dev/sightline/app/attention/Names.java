package dev.sightline.app.attention;

import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.core.analysis.AttentionStack;

/** What the choices of the attention views are called. */
public final class Names {
  private Names() {}

  /** A kind of attention. */
  public static String kind(AttentionStack.Kind kind) {
    return Messages.text(
        switch (kind) {
          case ALIGNMENT -> "attention.kind.alignment";
          case TEXT_SELF -> "attention.kind.self";
          case TEXT_TO_VIDEO -> "attention.kind.toVideo";
          case VIDEO_TO_TEXT -> "attention.kind.toText";
        });
  }

  /** A layer, counted from 1. */
  public static String layer(int layer) {
    return Integer.toString(layer + 1);
  }

  /** A head, counted from 1, or the mean or the largest of all. */
  public static String head(int head) {
    return switch (head) {
      case MapChoice.MEAN -> Messages.text("attention.head.mean");
      case MapChoice.MAX -> Messages.text("attention.head.max");
      default -> Integer.toString(head + 1);
    };
  }

  static String scale(ScaleMode mode) {
    return Messages.text(
        switch (mode) {
          case WHOLE_MAP -> "attention.scale.map";
          case PER_ROW -> "attention.scale.row";
          case FIXED -> "attention.scale.fixed";
        });
  }

  /** What a way of looking is called. */
  public static String tab(AttentionTab tab) {
    return Messages.text(
        switch (tab) {
          case MATRIX -> "attention.tab.matrix";
          case HEADS -> "attention.tab.heads";
          case FLOW -> "attention.tab.flow";
          case LANES -> "attention.tab.lanes";
          case STATISTICS -> "attention.tab.statistics";
          case CLIPS -> "attention.tab.clips";
          case SENTIMENT -> "attention.tab.sentiment";
          case SUMMARY -> "attention.tab.summary";
        });
  }

  static String tabHelp(AttentionTab tab) {
    return Messages.text(
        switch (tab) {
          case MATRIX -> "attention.tab.matrix.help";
          case HEADS -> "attention.tab.heads.help";
          case FLOW -> "attention.tab.flow.help";
          case LANES -> "attention.tab.lanes.help";
          case STATISTICS -> "attention.tab.statistics.help";
          case CLIPS -> "attention.tab.clips.help";
          case SENTIMENT -> "attention.tab.sentiment.help";
          case SUMMARY -> "attention.tab.summary.help";
        });
  }

  /** What the values of a matrix are; says so where sinks were taken away. */
  public static String unit(MatrixData data) {
    if (!data.traits().unit().isEmpty()) {
      return Messages.say(data.traits().unit());
    }
    String plain = unit(data.content());
    return data.traits().withoutSinks() ? Messages.text("attention.unit.sinks", plain) : plain;
  }

  private static String unit(MatrixData.Content content) {
    return Messages.text(
        switch (content) {
          case TOKENS_TO_CLIPS -> "attention.unit.clips";
          case CLIPS_TO_TOKENS -> "attention.unit.transposed";
          case TOKENS_TO_TOKENS -> "attention.unit.tokens";
        });
  }

  /** The same at length. */
  public static String unitHelp(MatrixData data) {
    return data.traits().unit().isEmpty()
        ? unitHelp(data.content())
        : Messages.say(data.traits().help());
  }

  private static String unitHelp(MatrixData.Content content) {
    return Messages.text(
        switch (content) {
          case TOKENS_TO_CLIPS -> "attention.unit.clipsHelp";
          case CLIPS_TO_TOKENS -> "attention.unit.transposedHelp";
          case TOKENS_TO_TOKENS -> "attention.unit.tokensHelp";
        });
  }
}
