package dev.sightline.app.attention;

import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.explain.MethodNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.analysis.AttentionStack;
import java.util.Optional;

/** What can be chosen to be shown: a map of attention, or what a method says. */
public sealed interface Showable {
  /** Its name. */
  String title();

  /** Why it cannot be chosen; empty if it can. */
  Optional<String> obstacle();

  /** Attention as it is. */
  record OfMap(AttentionStack.Kind kind) implements Showable {
    @Override
    public String title() {
      return Names.kind(kind);
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.empty();
    }
  }

  /** Attention of the video to itself, which no model gives so far: said and not passed over. */
  record OfVideoSelf() implements Showable {
    @Override
    public String title() {
      return Messages.text("attention.kind.videoSelf");
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.of(Messages.text("attention.kind.videoSelf.none"));
    }
  }

  /** An explanation. */
  record OfMethod(ExplainViewModel.Method method) implements Showable {
    @Override
    public String title() {
      return method.title();
    }

    @Override
    public Optional<String> obstacle() {
      return method.obstacle().map(MethodNames::obstacle);
    }
  }
}
