package dev.sightline.core.training.robustness;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.QuestionAnswer;
import dev.sightline.core.training.data.LabelledPosts;
import dev.sightline.core.training.data.LabelledQuestions;
import dev.sightline.core.training.data.LabelledVideo;
import dev.sightline.core.training.data.LabelledVideos;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The labelled sets over which heads are attacked, each with the head that it asks. */
public enum AttackedSet {
  /** Films of actions. */
  ACTIONS("actions", "actions"),
  /** Stills of films with a caption. */
  TOPICS("topics", "topics"),
  /** Posts with a picture. */
  SENTIMENT("sentiment", "sentiment"),
  /** Questions about photographs of rooms. */
  QUESTIONS("qa", QuestionAnswer.HEAD),
  /** Questions with open answers about drawn films. */
  LABORATORY_QUESTIONS("laboratory-questions", QuestionAnswer.HEAD),
  /** Whether a sentence fits a drawn film. */
  MATCH(LabTask.MATCH),
  /** Which way something goes. */
  DIRECTION(LabTask.DIRECTION),
  /** How often something bounces. */
  COUNT(LabTask.COUNT),
  /** What comes first. */
  ORDER(LabTask.ORDER),
  /** Before or after. */
  RELATION(LabTask.RELATION),
  /** What a background gives away. */
  SHORTCUT(LabTask.SHORTCUT);

  private final String key;
  private final String head;
  private final Optional<LabTask> drawn;

  AttackedSet(String key, String head) {
    this.key = key;
    this.head = head;
    this.drawn = Optional.empty();
  }

  AttackedSet(LabTask drawn) {
    this.key = drawn.key();
    this.head = drawn.key();
    this.drawn = Optional.of(drawn);
  }

  /** Name on the command line. */
  public String key() {
    return key;
  }

  /** Key of the head that is asked. */
  public String head() {
    return head;
  }

  /** The set of that name, if there is one. */
  public static Optional<AttackedSet> of(String key) {
    return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
  }

  /** The sets that ask one of a model's heads, in the order of the heads. */
  public static List<AttackedSet> of(List<String> heads) {
    return heads.stream()
        .flatMap(h -> Arrays.stream(values()).filter(s -> s.head.equals(h)))
        .toList();
  }

  /** True if its films are drawn, so that no data is needed. */
  public boolean isDrawn() {
    return drawn.isPresent() || this == LABORATORY_QUESTIONS;
  }

  /**
   * True if the question is the text, or the text is half of what is asked: it then stands beside
   * the video unless the user says otherwise.
   */
  public boolean readsText() {
    return this != ACTIONS;
  }

  /** True if a right answer may be none that the head knows; such an item is answered wrongly. */
  boolean isOpen() {
    return this == QUESTIONS;
  }

  /**
   * What is taken of a set.
   *
   * @param data the folder of the set, or the one that holds all sets; empty for sets that are
   *     drawn
   * @param split such as {@code dev}
   * @param text whether texts stand beside the videos
   * @param limit items at most, evenly over the set; empty: all, or of a drawn one {@value #DRAWN}
   * @param films folder in which films are kept that are made of pictures or drawn
   */
  public record Wish(
      Optional<Path> data, String split, boolean text, Optional<Integer> limit, Path films) {
    private static final int DRAWN = 100;

    /**
     * @throws IllegalArgumentException if the limit is not above 0
     */
    public Wish {
      if (limit.isPresent() && limit.get() < 1) {
        throw new IllegalArgumentException("--limit takes a number above 0.");
      }
    }
  }

  /**
   * The items; films that are not there yet are made.
   *
   * @throws IllegalArgumentException if the set is not drawn and there is no data
   * @throws SightlineException {@code DATA} if the set is missing or malformed; {@code FILE} if the
   *     disk is full; {@code CANCELLED} if the user stopped it
   */
  public List<RobustItem> items(Wish wish, Progress progress) throws SightlineException {
    MadeFilms films = new MadeFilms(wish.films());
    if (isDrawn()) {
      int n = wish.limit().orElse(Wish.DRAWN);
      return drawn.isPresent()
          ? films.drawn(drawn.get(), wish.split(), n, wish.text(), progress)
          : films.asked(wish.split(), n, progress);
    }
    Path data =
        wish.data()
            .orElseThrow(() -> new IllegalArgumentException("The task " + key + " needs --data."));
    List<LabelledVideo> all = spread(read(data, wish.split()), wish.limit());
    return films.of(this, all, wish.text(), progress);
  }

  private List<LabelledVideo> read(Path data, String split) throws SightlineException {
    return switch (this) {
      case ACTIONS -> LabelledVideos.actions(data, split);
      case TOPICS -> LabelledVideos.topics(data, split);
      case SENTIMENT -> LabelledPosts.sentiment(data, split);
      case QUESTIONS -> LabelledQuestions.read(data, split);
      default -> throw new IllegalStateException(key);
    };
  }

  /** Evenly from first to last: classes stand one after the other. */
  private static <T> List<T> spread(List<T> all, Optional<Integer> limit) {
    int n = Math.min(limit.orElse(all.size()), all.size());
    return IntStream.range(0, n).mapToObj(i -> all.get((int) ((long) i * all.size() / n))).toList();
  }
}
