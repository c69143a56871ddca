package dev.sightline.app.compare;

import dev.sightline.app.attention.Names;
import dev.sightline.app.attention.Showable;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.explain.MethodNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.analysis.AttentionStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one side can be made to show.
 *
 * @param title its name
 * @param obstacle why it cannot be chosen; empty if it can
 * @param method key of the method, or {@link SideMethod#ATTENTION}
 * @param kind of attention, or null for what is no map of attention
 */
record Shows(String title, Optional<String> obstacle, String method, AttentionStack.Kind kind) {

  /** Key of what is listed and cannot be chosen. */
  static final String NOTHING = "";

  /** The maps that there are, then the methods. */
  static List<Shows> maps(List<AttentionStack.Kind> kinds, List<ExplainViewModel.Method> methods) {
    List<Shows> all = new ArrayList<>();
    for (AttentionStack.Kind kind : kinds) {
      all.add(new Shows(Names.kind(kind), Optional.empty(), SideMethod.ATTENTION, kind));
    }
    Showable none = new Showable.OfVideoSelf();
    all.add(new Shows(none.title(), none.obstacle(), NOTHING, null));
    methods.forEach(m -> all.add(of(m, false)));
    return all;
  }

  /** What tells two classes apart: their courses, then the methods that explain a class. */
  static List<Shows> ofClasses(List<ExplainViewModel.Method> methods) {
    List<Shows> all = new ArrayList<>();
    all.add(
        new Shows(Messages.text("compare.course"), Optional.empty(), SideMethod.ATTENTION, null));
    methods.forEach(m -> all.add(of(m, true)));
    return all;
  }

  private static Shows of(ExplainViewModel.Method m, boolean ofClass) {
    Optional<String> obstacle = m.obstacle().map(MethodNames::obstacle);
    boolean same = ofClass && !m.explainer().facts().ofTarget();
    return new Shows(
        m.title(),
        same ? Optional.of(Messages.text("compare.method.noClass")) : obstacle,
        m.explainer().facts().key(),
        null);
  }
}
