package dev.sightline.app.attention;

import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.core.analysis.AttentionStack;

/** What the choices of the attention view are called. */
final class Names {
  private Names() {}

  static String kind(AttentionStack.Kind kind) {
    return Messages.text(
        switch (kind) {
          case ALIGNMENT -> "attention.kind.alignment";
          case TEXT_SELF -> "attention.kind.self";
          case TEXT_TO_VIDEO -> "attention.kind.toVideo";
          case VIDEO_TO_TEXT -> "attention.kind.toText";
        });
  }

  static String layer(int layer) {
    return Integer.toString(layer + 1);
  }

  static String head(int head) {
    return head == MapChoice.MEAN
        ? Messages.text("attention.head.mean")
        : Integer.toString(head + 1);
  }

  static String scale(ScaleMode mode) {
    return Messages.text(
        switch (mode) {
          case WHOLE_MAP -> "attention.scale.map";
          case PER_ROW -> "attention.scale.row";
          case FIXED -> "attention.scale.fixed";
        });
  }

  static String unit(MatrixData.Content content) {
    return Messages.text(
        switch (content) {
          case TOKENS_TO_CLIPS -> "attention.unit.clips";
          case CLIPS_TO_TOKENS -> "attention.unit.transposed";
          case TOKENS_TO_TOKENS -> "attention.unit.tokens";
        });
  }

  static String unitHelp(MatrixData.Content content) {
    return Messages.text(
        switch (content) {
          case TOKENS_TO_CLIPS -> "attention.unit.clipsHelp";
          case CLIPS_TO_TOKENS -> "attention.unit.transposedHelp";
          case TOKENS_TO_TOKENS -> "attention.unit.tokensHelp";
        });
  }
}
