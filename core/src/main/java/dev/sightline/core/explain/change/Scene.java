package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.Hiding;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.Sampling;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A text, a video and the heads as a list of changes leaves them. One list, one thread. */
final class Scene {
  private final CrossHeads heads;
  private final VideoFeatures base;
  private final ChangedText.Tokenizer tokenizer;
  private final Set<Side> silent = EnumSet.noneOf(Side.class);
  private final Set<CrossHead> off = new HashSet<>();
  private final List<Integer> idle = new ArrayList<>();
  private ChangedText text;
  private ChangedClips clips;

  /**
   * The heads that a model has.
   *
   * @param layers of the cross-attention; 0 if it has none
   * @param heads of each layer
   */
  record CrossHeads(int layers, int heads) {
    boolean has(CrossHead head) {
      return head.layer() < layers && head.head() < heads;
    }
  }

  /**
   * @param base the video as the list has it sampled, see {@link #sampling}
   */
  Scene(VideoFeatures base, ChangedText text, CrossHeads heads, ChangedText.Tokenizer tokenizer) {
    this.base = base;
    this.text = text;
    this.clips = ChangedClips.of(base.clips().size());
    this.heads = heads;
    this.tokenizer = tokenizer;
  }

  /**
   * How the list has the video sampled; empty: as the model does. The last stride and the last
   * shift count, wherever they stand: clips are meant by their time, so all else can follow.
   */
  static Optional<Sampling> sampling(ChangeList changes) {
    int stride = 0;
    Fraction shift = Fraction.ZERO;
    for (ChangeList.Entry entry : changes.entries()) {
      if (entry.on() && entry.change() instanceof Change.Stride s) {
        stride = s.frames();
      } else if (entry.on() && entry.change() instanceof Change.Shift s) {
        shift = s.by();
      }
    }
    return stride == 0 && shift.isZero()
        ? Optional.empty()
        : Optional.of(new Sampling(stride, shift));
  }

  /** Makes the changes that are on, one after another. */
  void make(ChangeList changes) throws SightlineException {
    for (int i = 0; i < changes.entries().size(); i++) {
      ChangeList.Entry entry = changes.entries().get(i);
      if (entry.on() && !make(entry.change())) {
        idle.add(i);
      }
    }
  }

  /**
   * @return false if it does not fit
   */
  private boolean make(Change change) throws SightlineException {
    switch (change) {
      case Change.OfText ofText -> {
        Optional<ChangedText> changed = text.with(ofText, tokenizer);
        text = changed.orElse(text);
        return changed.isPresent();
      }
      case Change.OfClips ofClips -> {
        Optional<ChangedClips> changed = clips.with(ofClips, base.clips(), base.grid());
        clips = changed.orElse(clips);
        return changed.isPresent();
      }
      case Change.Silence silence -> {
        return silent.add(silence.side());
      }
      case Change.HeadOff head -> {
        return heads.has(head.head()) && off.add(head.head());
      }
      case Change.LayerOff layer -> {
        return turnOff(layer.layer());
      }
      case Change.Stride s -> {
        return true;
      }
      case Change.Shift s -> {
        return true;
      }
    }
  }

  private boolean turnOff(int layer) {
    for (int h = 0; h < heads.heads() && layer < heads.layers(); h++) {
      off.add(new CrossHead(Side.TEXT, layer, h));
      off.add(new CrossHead(Side.VIDEO, layer, h));
    }
    return layer < heads.layers();
  }

  ChangedText text() {
    return text;
  }

  ChangedClips clips() {
    return clips;
  }

  List<Integer> idle() {
    return List.copyOf(idle);
  }

  /** What is hidden and off in the end. */
  Hiding hiding() {
    Mask mask = new Mask(text.hiddenTokens(), clips.hiddenCells(base.grid()));
    mask = silent.contains(Side.TEXT) ? mask.withoutText() : mask;
    mask = silent.contains(Side.VIDEO) ? mask.withoutVideo() : mask;
    return new Hiding(mask, off);
  }
}
