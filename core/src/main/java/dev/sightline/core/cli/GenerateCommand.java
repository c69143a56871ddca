package dev.sightline.core.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sightline.core.analysis.ContentHash;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.library.use.UseModel;
import dev.sightline.core.library.use.Uses;
import dev.sightline.core.model.bundle.GeneratorBundle;
import dev.sightline.core.model.generation.GeneratedClip;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.Generator;
import dev.sightline.core.model.generation.GeneratorConfig;
import dev.sightline.core.model.generation.SentenceWords;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.generation.ClipFiles;
import dev.sightline.core.task.generation.GenerationJson;
import dev.sightline.core.task.generation.ReadWords;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.generation.GeneratorCard;
import dev.sightline.core.training.generation.GeneratorEvaluator;
import dev.sightline.core.training.generation.GeneratorFigures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes videos from a sentence. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes short videos from a sentence of the laboratory's grammar, such as \"a red circle moves",
      "left\" or \"the large blue square bounces twice\", or of handwritten digits, such as \"a red",
      "seven moves in a circle\". The same seed gives the same clip."
    })
final class GenerateCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "SENTENCE", description = "What the clips show.")
  private String sentence;

  @Mixin private GenerateOptions options;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the clips go.")
  private Path out;

  @Option(names = "--gif", description = "Also write each clip as a GIF.")
  private boolean gif;

  @Option(
      names = "--attention",
      description = "Also write attention.safetensors: where each word was looked up.")
  private boolean attention;

  @Option(names = "--json", description = "Print JSON instead of a list.")
  private boolean json;

  @Option(
      names = "--ignore-unknown",
      description = "Pass over words that the generator does not know instead of refusing them.")
  private boolean ignoreUnknown;

  @Option(names = "--words", description = "List the words that the generator knows, and stop.")
  private boolean words;

  @Option(
      names = "--generator",
      paramLabel = "NAME|DIR",
      description = {
        "generator (objects of the laboratory) or generator-digits (handwritten digits), which come",
        "with the program, or the folder of one of your own. Default: generator."
      })
  private Path generator;

  @Option(
      names = "--evaluate",
      description = "Measure the generator on sentences of a split instead.")
  private boolean evaluate;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      defaultValue = "dev",
      description = "With --evaluate: dev or test. Default: ${DEFAULT-VALUE}.")
  private Split split;

  @Option(
      names = "--sentences",
      paramLabel = "N",
      defaultValue = "200",
      description = "With --evaluate. Default: ${DEFAULT-VALUE}.")
  private int sentences;

  @Mixin private KeepOption keeping;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    if (words) {
      GeneratorConfig sizes = InstalledGenerators.open(generator).description().sizes();
      print(String.join(" ", sizes.words().subList(1, sizes.words().size())));
      return 0;
    }
    if (evaluate) {
      return evaluation();
    }
    if (sentence == null || sentence.isBlank()) {
      throw usage("Generate what? Name a sentence, such as \"a red circle moves left\".");
    }
    if (out == null) {
      throw usage("Where to? Name a folder with --out.");
    }
    return clips(options.requests(sentence));
  }

  private CommandLine.ParameterException usage(String words) {
    return new CommandLine.ParameterException(spec.commandLine(), words);
  }

  private int clips(List<GenerationRequest> requests) throws SightlineException {
    GeneratorBundle bundle = InstalledGenerators.open(generator);
    SentenceWords known = new SentenceWords(bundle.description().sizes());
    SentenceWords.Read read = known.require(sentence);
    refuseUnknown(read, bundle);
    if (options.other().isPresent()) {
      refuseUnknown(known.require(options.other().get()), bundle);
    }
    List<GenerationJson.Entry> entries = new ArrayList<>();
    List<GeneratedClip> made = new ArrayList<>();
    try (CommandConsole console = CommandConsole.open(spec);
        Generator g =
            new Generator(
                bundle.description().sizes(), bundle.weights().tensors(), new TorchEngine())) {
      folder();
      keeping.check();
      for (int i = 0; i < requests.size(); i++) {
        GenerationRequest request = requests.get(i);
        double step = 1.0 / requests.size();
        List<GeneratedClip> clips =
            g.generate(
                request,
                Generator.Watcher.NONE,
                new PartOfProgress(console.progress(), i * step, (i + 1) * step));
        double share = request.blend().map(GenerationRequest.Blend::share).orElse(0.0);
        for (GeneratedClip clip : clips) {
          GenerationJson.Entry entry =
              write(g, clip, share, requests.size() > 1 ? "-" + (i + 1) : "");
          keep(request, entry, bundle);
          entries.add(entry);
        }
        made.addAll(clips);
      }
      if (attention && requests.size() == 1) {
        ClipFiles.attention(out.resolve("attention.safetensors"), made);
      }
    }
    if (json) {
      print(GenerationJson.of(bundle, requests.getFirst(), read, entries));
    } else {
      for (GenerationJson.Entry e : entries) {
        print(out.resolve(e.film().orElseThrow()) + "  seed " + e.seed() + "  reads: " + e.read());
      }
    }
    return 0;
  }

  private void folder() throws SightlineException {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, "The folder " + out + " cannot be written to.", e);
    }
  }

  private GenerationJson.Entry write(Generator g, GeneratedClip clip, double share, String part)
      throws SightlineException {
    String name = "clip-" + clip.seed() + part;
    ClipFiles.film(out.resolve(name + ".mp4"), clip.frames(), sentence);
    if (gif) {
      ClipFiles.gif(out.resolve(name + ".gif"), clip.frames());
    }
    return new GenerationJson.Entry(
        clip.seed(),
        share,
        ClipFiles.sha256(clip.frames()),
        ReadWords.of(g.reading(clip.frames())),
        Optional.of(name + ".mp4"),
        gif ? Optional.of(name + ".gif") : Optional.empty());
  }

  private void keep(GenerationRequest request, GenerationJson.Entry entry, GeneratorBundle bundle)
      throws SightlineException {
    keeping.keep(
        Uses.generation(
            request,
            entry.seed(),
            entry.read(),
            ContentHash.of(out.resolve(entry.film().orElseThrow()), Progress.NONE),
            new UseModel(bundle.title(), bundle.id()),
            Instant.now()));
  }

  private void refuseUnknown(SentenceWords.Read read, GeneratorBundle bundle)
      throws SightlineException {
    if (!ignoreUnknown && !read.unknown().isEmpty()) {
      List<String> all = bundle.description().sizes().words();
      throw new SightlineException(
          Problem.TEXT,
          "The generator does not know “"
              + String.join(" ", read.unknown())
              + "”. Pass it over with --ignore-unknown, or use its words: "
              + String.join(" ", all.subList(1, all.size()))
              + ".");
    }
  }

  private int evaluation() throws SightlineException {
    GeneratorEvaluator.Plan plan;
    try {
      plan =
          new GeneratorEvaluator.Plan(split, sentences, options.settings(), EvaluateCommand.SEED);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
    GeneratorBundle bundle = InstalledGenerators.open(generator);
    GeneratorFigures figures;
    try (CommandConsole console = CommandConsole.open(spec)) {
      figures =
          new GeneratorEvaluator(
                  new TorchEngine(), InstalledModels.bundle(Optional.of(Path.of("laboratory"))))
              .run(bundle, plan, console.progress());
    }
    print(json ? figuresJson(figures) : GeneratorCard.table(figures));
    if (!json) {
      print(String.format(Locale.ROOT, "%.2f s a clip of the flow", figures.secondsPerClip()));
    }
    return 0;
  }

  private static String figuresJson(GeneratorFigures figures) throws SightlineException {
    try {
      return new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new SightlineException(Problem.INTERNAL, "The figures cannot be written.", e);
    }
  }

  private void print(String line) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.println(line);
    writer.flush();
  }
}
