package dev.sightline.core.analysis;

import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ModelOutput;
import dev.sightline.core.model.bert.TextStates;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;

/** Names the axes of the maps that a native model gives. */
final class AttentionStacks {
  private AttentionStacks() {}

  /** The maps of a text, which is not absent, beside a video. */
  static List<AttentionStack> of(
      ModelConfig config,
      VideoFeatures features,
      TokenizedText words,
      TextStates states,
      ModelOutput output) {
    Axis.Tokens tokens = new Axis.Tokens(words.tokens());
    Axis.Cells cells = new Axis.Cells(features.clips(), features.grid());
    int layers = config.fusionLayers();
    int heads = config.fusionHeads();
    List<AttentionStack> all = new ArrayList<>();
    all.add(
        new AttentionStack(AttentionStack.Kind.ALIGNMENT, 1, 1, tokens, cells, output.alignment())
            .weighing(output.importance()));
    if (layers > 0) {
      all.add(
          new AttentionStack(
              AttentionStack.Kind.TEXT_TO_VIDEO,
              layers,
              heads,
              tokens,
              cells,
              output.textToVideo()));
      all.add(
          new AttentionStack(
              AttentionStack.Kind.VIDEO_TO_TEXT,
              layers,
              heads,
              cells,
              tokens,
              output.videoToText()));
    }
    all.add(self(tokens, states));
    return all;
  }

  /** Inside the text alone. */
  static AttentionStack self(Axis.Tokens tokens, TextStates states) {
    return new AttentionStack(
        AttentionStack.Kind.TEXT_SELF,
        states.attention().size(0),
        states.attention().size(1),
        tokens,
        tokens,
        states.attention().values());
  }
}
