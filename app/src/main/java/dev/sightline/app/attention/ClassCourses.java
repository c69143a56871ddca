package dev.sightline.app.attention;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How probable some classes of one head are in each clip. Immutable and pure.
 *
 * @param head key of the head; empty if there is nothing to show
 * @param courses the chosen class first, then the most probable others
 * @param top upper end of the axis of probabilities: a round number not below any value
 */
public record ClassCourses(String head, List<Course> courses, double top) {
  /** How many classes are shown at most. */
  static final int MAX_COURSES = 3;

  private static final double[] ROUND = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};

  /**
   * One class.
   *
   * @param label its name
   * @param chosen true for the class that the user chose
   * @param probabilities one for each clip, 0..1
   */
  public record Course(String label, boolean chosen, List<Float> probabilities) {
    public Course {
      probabilities = List.copyOf(probabilities);
    }
  }

  public ClassCourses {
    courses = List.copyOf(courses);
  }

  /** Nothing to show. */
  public static final ClassCourses NONE = new ClassCourses("", List.of(), 1);

  /**
   * @param choice may be null: then the most probable classes of the analysis' first head
   */
  public static ClassCourses of(Analysis analysis, ClassChoice choice) {
    HeadResult head =
        (choice == null ? analysis.heads().stream().findFirst() : analysis.head(choice.head()))
            .orElse(null);
    if (head == null || head.overTime().size() != analysis.clips().size()) {
      return NONE;
    }
    int chosen = choice == null ? -1 : choice.label();
    List<Integer> labels = new ArrayList<>();
    if (chosen >= 0 && chosen < head.labels().size()) {
      labels.add(chosen);
    }
    head.top(MAX_COURSES).stream().filter(l -> l != chosen).forEach(labels::add);
    List<Course> courses =
        labels.stream()
            .limit(MAX_COURSES)
            .map(l -> new Course(head.labels().get(l), l == chosen, course(head, l)))
            .toList();
    return new ClassCourses(head.head(), courses, roundUp(courses));
  }

  /**
   * The courses of what is shown. Those of a changed input are not worked out: in their place stand
   * those of the input without changes, and their names say so. Where they only follow in a moment,
   * those of before stay, so that nothing flickers.
   *
   * @param original what the model said without changes; empty while nothing is changed
   */
  public ClassCourses next(Analysis now, ClassChoice choice, Optional<Analysis> original) {
    if (now.isComplete()) {
      return of(now, choice);
    }
    if (original.isPresent()) {
      ClassCourses before = of(original.get(), choice);
      return before.covers(now) ? before.named() : NONE;
    }
    return covers(now) ? this : of(now, choice);
  }

  private boolean covers(Analysis now) {
    return courses.stream().allMatch(c -> c.probabilities().size() == now.clips().size());
  }

  private ClassCourses named() {
    return new ClassCourses(
        head,
        courses.stream()
            .map(
                c ->
                    new Course(
                        Messages.text("lanes.original", c.label()), c.chosen(), c.probabilities()))
            .toList(),
        top);
  }

  private static List<Float> course(HeadResult head, int label) {
    return head.overTime().stream().map(p -> p.get(label)).toList();
  }

  private static double roundUp(List<Course> courses) {
    double max =
        courses.stream()
            .flatMap(c -> c.probabilities().stream())
            .mapToDouble(Float::doubleValue)
            .max()
            .orElse(1);
    for (double r : ROUND) {
      if (max <= r) {
        return r;
      }
    }
    return 1;
  }
}
