package dev.sightline.core.training.robustness;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.QuietProgress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.robustness.AttackOutcome;
import dev.sightline.core.robustness.AttackRequest;
import dev.sightline.core.robustness.AttentionShift;
import dev.sightline.core.robustness.VideoAttack;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts all items of a set to all trials. What a model gets wrong without an attack is wrong under
 * all of them and not attacked. Blocks for minutes to hours; one thread; goes on where its log
 * ends.
 */
public final class RobustBench {
  /** The trial without an attack. */
  public static final String CLEAN = "clean";

  private final Analyzer model;
  private final Optional<Analyzer> surrogate;
  private final String head;
  private final RobustLog log;

  /**
   * @param model stays the caller's
   * @param surrogate another model over the same video features, for trials of transfer; stays the
   *     caller's
   * @param head key of the head that answers
   */
  public RobustBench(Analyzer model, Optional<Analyzer> surrogate, String head, RobustLog log) {
    this.model = model;
    this.surrogate = surrogate;
    this.head = head;
    this.log = log;
  }

  /**
   * Measures what is not in the log yet.
   *
   * @return all rows, item by item, without an attack first
   * @throws SightlineException if the model fails, or the user cancelled: the log then holds what
   *     was finished
   */
  public List<TrialRow> run(List<RobustItem> items, List<Trial> trials, Progress progress)
      throws SightlineException {
    List<TrialRow> rows = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Watched item = new Watched(items.get(i), progress, i, items.size());
      TrialRow clean = row(item, CLEAN, () -> item.clean());
      rows.add(clean);
      for (Trial trial : trials) {
        rows.add(
            row(
                item,
                trial.key(),
                () -> clean.right() ? item.attacked(trial) : lost(clean, trial)));
      }
    }
    return List.copyOf(rows);
  }

  private static TrialRow lost(TrialRow clean, Trial trial) {
    return new TrialRow(clean.item(), trial.key(), false, clean.probability(), 0, -1, 0);
  }

  private interface Maker {
    TrialRow make() throws SightlineException;
  }

  private TrialRow row(Watched item, String trial, Maker maker) throws SightlineException {
    Optional<TrialRow> known = log.find(item.item.name(), trial);
    if (known.isPresent()) {
      return known.get();
    }
    item.tell(trial);
    TrialRow made = maker.make();
    log.add(made);
    return made;
  }

  /** One item; encoded when it is first needed. */
  private final class Watched {
    private final RobustItem item;
    private final Progress progress;
    private final Progress quiet;
    private final int number;
    private final int of;
    private VideoFeatures features;
    private Analysis analysis;

    Watched(RobustItem item, Progress progress, int number, int of) {
      this.item = item;
      this.progress = progress;
      this.quiet = new QuietProgress(progress);
      this.number = number;
      this.of = of;
    }

    void tell(String trial) throws SightlineException {
      progress.checkCancelled();
      progress.update(
          (double) number / of, Phrase.of("Video {0} of {1}, {2}", number + 1, of, trial));
    }

    private Analysis analysis() throws SightlineException {
      if (analysis == null) {
        features = model.encode(item.video(), quiet);
        analysis = model.analyzeFirst(features, item.text(), quiet);
      }
      return analysis;
    }

    private HeadResult answer(Analysis a) throws SightlineException {
      return a.head(head)
          .orElseThrow(
              () ->
                  new SightlineException(
                      Problem.UNSUPPORTED, Phrase.of("This model has no head “{0}”.", head)));
    }

    /** Negative if the head does not know the right answer. */
    private int label() throws SightlineException {
      int label = answer(analysis()).labels().indexOf(item.label());
      if (label < 0 && !item.open()) {
        throw new SightlineException(
            Problem.DATA,
            Phrase.of(
                "{0} has the label “{1}”, which the head does not know.",
                item.name(), item.label()));
      }
      return label;
    }

    TrialRow clean() throws SightlineException {
      HeadResult h = answer(analysis());
      int label = label();
      boolean right = h.top(1).getFirst() == label;
      double probability = label < 0 ? 0 : h.probabilities().get(label);
      return new TrialRow(item.name(), CLEAN, right, probability, 0, -1, 0);
    }

    TrialRow attacked(Trial trial) throws SightlineException {
      Analysis clean = analysis();
      Analyzer found = trial.onSurrogate() ? surrogate.orElseThrow() : model;
      AttackRequest request = new AttackRequest(found, features, clean, head, label());
      AttackOutcome outcome = new VideoAttack(request).run(trial.attack(), quiet);
      Analysis then =
          trial.onSurrogate()
              ? model.analyzeFirst(outcome.features(), item.text(), quiet)
              : outcome.attacked();
      HeadResult h = answer(then);
      return new TrialRow(
          item.name(),
          trial.key(),
          h.top(1).getFirst() == label(),
          h.probabilities().get(label()),
          outcome.size().rms(),
          AttentionShift.between(clean, then).map(AttentionShift::share).orElse(-1.0),
          outcome.size().words().size());
    }
  }
}
