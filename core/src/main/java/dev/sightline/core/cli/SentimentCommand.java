package dev.sightline.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.job.PartLog;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.use.UseModel;
import dev.sightline.core.library.use.Uses;
import dev.sightline.core.media.SubtitleReader;
import dev.sightline.core.model.speech.SpeechReader;
import dev.sightline.core.model.speech.SpokenFeeling;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.FeltMoment;
import dev.sightline.core.task.SentimentTrack;
import dev.sightline.core.text.FoundText;
import dev.sightline.core.text.TextForVideo;
import dev.sightline.core.text.Transcript;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sentiment along a video. */
@Command(
    name = "sentiment",
    mixinStandardHelpOptions = true,
    description = {
      "Says how each clip and each utterance of a video sounds: positive, negative or neutral, how",
      "sure that is, and whether words or pictures make it so.",
      "A command that was stopped or killed goes on where it was when it is started again; JSON of",
      "several videos is one object a line."
    })
final class SentimentCommand implements Callable<Integer> {
  /** Share of the work that the encoding has, for the progress line. */
  private static final double ENCODED = 0.6;

  @Parameters(
      arity = "1..*",
      paramLabel = "VIDEO",
      description = "Any files that FFmpeg opens, one after the other.")
  private List<Path> videos;

  @ArgGroup private Words words;

  @Option(
      names = "--bundle",
      paramLabel = "BUNDLE",
      description = "A model with the head sentiment. Default: the bundled.")
  private Path bundle;

  @Option(names = "--no-cache", description = "Encode the video anew and keep nothing.")
  private boolean noCache;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private KeepOption keeping;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;

  SentimentCommand(ModelSource models) {
    this.models = models;
  }

  /** Where the words come from; without any, a file beside the video or its subtitles. */
  private static final class Words {
    @Option(names = "--text", paramLabel = "TEXT", description = "Stands beside each clip.")
    private String text;

    @Option(
        names = "--subtitles",
        paramLabel = "FILE",
        description = "An .srt, .vtt or .ass file: what is said, and when.")
    private Path subtitles;
  }

  @Override
  public Integer call() throws SightlineException {
    if (videos.size() > 1 && words != null && words.subtitles != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--subtitles goes with one video.");
    }
    keeping.check();
    EachVideo each = new EachVideo(spec.commandLine().getOut(), json, !noCache);
    try (CommandConsole console = CommandConsole.open(spec)) {
      Progress progress = console.progress();
      progress.update(-1, "Loading the model");
      try (Analyzer analyzer = models.open(Optional.ofNullable(bundle), !noCache)) {
        SentimentTrack.requireHead(analyzer);
        return each.run(videos, (v, p) -> track(v, each, analyzer, p), progress);
      }
    }
  }

  private void track(Path video, EachVideo each, Analyzer analyzer, Progress progress)
      throws SightlineException {
    FoundText said = said(video, progress);
    VideoFeatures features = analyzer.encode(video, new PartOfProgress(progress, 0, ENCODED));
    Progress rest = new PartOfProgress(progress, ENCODED, 1);
    Optional<SpeechReader> speech =
        said.transcript().cues().isEmpty() ? Optional.empty() : InstalledSpeech.open();
    PartLog log =
        each.log(
            List.of(
                "sentiment",
                features.videoSha256(),
                analyzer.model().sha256(),
                said.transcript().cues().toString(),
                said.text()));
    SentimentTrack track;
    try {
      track =
          SentimentTrack.of(analyzer, features, said.transcript(), said.text(), speech, log, rest);
    } finally {
      speech.ifPresent(SpeechReader::close);
    }
    keeping.keep(
        Uses.sentiment(
            track,
            said.transcript().cues().isEmpty() ? said.text() : "",
            features.videoSha256(),
            UseModel.of(analyzer.model()),
            Instant.now()));
    PrintWriter out = spec.commandLine().getOut();
    boolean several = videos.size() > 1;
    if (json) {
      String text = json(features.video().path().getFileName().toString(), track);
      out.println(several ? EachVideo.line(text) : text);
    } else {
      if (several) {
        out.println(video);
      }
      print(track, out);
      if (several) {
        out.println();
      }
    }
    out.flush();
  }

  private FoundText said(Path video, Progress progress) throws SightlineException {
    if (words != null && words.subtitles != null) {
      Transcript read = new Transcript(SubtitleReader.readFile(words.subtitles));
      return new FoundText(read.text(), words.subtitles.toString(), read);
    }
    if (words != null) {
      return new FoundText(words.text, "", Transcript.EMPTY);
    }
    return TextForVideo.find(video, progress).orElse(new FoundText("", "", Transcript.EMPTY));
  }

  private static void print(SentimentTrack track, PrintWriter out) {
    out.println("clips");
    track.clips().forEach(m -> print(m, out));
    if (!track.utterances().isEmpty()) {
      out.println();
      out.println("utterances");
      track.utterances().forEach(m -> print(m, out));
    }
  }

  private static void print(FeltMoment m, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%7.2f – %7.2f s  %+.2f ± %.2f  %-8s %s%s%s%n",
        m.start().toDouble(),
        m.end().toDouble(),
        m.feeling().valence(),
        m.feeling().spread(),
        m.feeling().likeliest(),
        m.share()
            .map(
                s ->
                    String.format(
                        Locale.ROOT,
                        "words %3.0f %%, pictures %3.0f %%, both %3.0f %%",
                        100 * s.textPart(),
                        100 * s.videoPart(),
                        100 * s.interactionPart()))
            .orElse(m.spoken().map(SentimentCommand::emotion).orElse("pictures alone")),
        m.foreign() ? ", unlike the posts of the training" : "",
        m.text().isEmpty() ? "" : "  “" + m.text() + "”");
  }

  private static String emotion(SpokenFeeling f) {
    int best = f.likeliestEmotion();
    return String.format(
        Locale.ROOT,
        "%s %.0f %%, by the words",
        SpokenFeeling.EMOTIONS.get(best),
        100 * f.emotion().get(best));
  }

  private static String json(String video, SentimentTrack track) throws SightlineException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("video", video);
    write(track.clips(), root.putArray("clips"));
    write(track.utterances(), root.putArray("utterances"));
    try {
      return mapper.writeValueAsString(root);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new SightlineException(Problem.INTERNAL, "The result cannot be written.", e);
    }
  }

  private static void write(List<FeltMoment> moments, ArrayNode into) {
    for (FeltMoment m : moments) {
      ObjectNode one = into.addObject();
      one.put("start", m.start().toDouble());
      one.put("end", m.end().toDouble());
      one.put("text", m.text());
      one.put("positive", m.feeling().positive());
      one.put("negative", m.feeling().negative());
      one.put("neutral", m.feeling().neutral());
      one.put("valence", m.feeling().valence());
      one.put("spread", m.feeling().spread());
      one.put("foreign", m.foreign());
      m.share().ifPresent(s -> write(s, one.putObject("share")));
      m.spoken().ifPresent(s -> write(s, one.putObject("emotion")));
    }
  }

  private static void write(SpokenFeeling spoken, ObjectNode into) {
    for (int i = 0; i < SpokenFeeling.EMOTIONS.size(); i++) {
      into.put(SpokenFeeling.EMOTIONS.get(i), spoken.emotion().get(i));
    }
  }

  private static void write(ModalityShare share, ObjectNode into) {
    into.put("text", share.textPart());
    into.put("video", share.videoPart());
    into.put("both", share.interactionPart());
  }
}
