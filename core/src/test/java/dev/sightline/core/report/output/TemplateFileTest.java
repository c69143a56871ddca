package dev.sightline.core.report.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.SectionKind;
import dev.sightline.core.report.Sheet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFileTest {
  private static final Path SCHEMA = Path.of("../docs/report-format/template.schema.json");

  @TempDir private Path folder;

  private ReportTemplate template() {
    return ReportTemplate.USUAL
        .withFormats(EnumSet.of(ReportFormat.LATEX, ReportFormat.PDF))
        .withSections(List.of(SectionKind.LIMITS, SectionKind.VIDEO))
        .withWords("Course 7 “α”", "Ada", "One\nTwo")
        .withLogo(Optional.of(folder.resolve("logo.png").toAbsolutePath()))
        .withStyle(Sheet.LETTER, ColorMap.MAGMA, Paper.DARK);
  }

  @Test
  void whatWasWrittenIsReadAgainAndItsLogoTravelsWithIt() throws Exception {
    Path file = folder.resolve("t.json");
    TemplateFile.write(template(), file);
    assertThat(TemplateFile.read(file)).isEqualTo(template());
    assertThat(Files.readString(file)).contains("\"logo\" : \"logo.png\"");
    Path elsewhere = Files.createDirectory(folder.resolve("other")).resolve("t.json");
    Files.copy(file, elsewhere);
    assertThat(TemplateFile.read(elsewhere).logo())
        .contains(elsewhere.toAbsolutePath().resolveSibling("logo.png"));
    assertThat(TemplateFile.of(TemplateFile.text(template()))).contains(template());
    assertThat(TemplateFile.of("nonsense")).isEmpty();
  }

  @Test
  void theSchemaHoldsForWhatIsWritten() throws Exception {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMA));
    ObjectMapper mapper = new ObjectMapper();
    for (ReportTemplate t : List.of(template(), ReportTemplate.USUAL)) {
      assertThat(schema.validate(mapper.readTree(TemplateFile.text(t)))).isEmpty();
    }
    assertThat(schema.validate(mapper.readTree("{\"format\":\"x\",\"formatVersion\":1}")))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "nonsense; no JSON (line 1)",
        "[]; no template",
        "{'format':'other'}; no template",
        "{'format':'sightline-report-template','formatVersion':2}; newer version",
        "{'format':'sightline-report-template','formatVersion':1,'colour':'x'}; “colour”",
        "{'format':'sightline-report-template','formatVersion':1,'formats':[]}; “formats”",
        "{'format':'sightline-report-template','formatVersion':1,'formats':['doc']}; “doc” is none",
        "{'format':'sightline-report-template','formatVersion':1,'sections':['text','text']}; twice",
        "{'format':'sightline-report-template','formatVersion':1,'title':7}; “title” is no text",
        "{'format':'sightline-report-template','formatVersion':1,'paper':'a5'}; a4, letter",
        "{'format':'sightline-report-template','formatVersion':1,'colourMap':'coolwarm'}; viridis"
      })
  void whatIsWrongIsSaidInWords(String json, String words) throws Exception {
    Path file = Files.writeString(folder.resolve("t.json"), json.replace('\'', '"'));
    assertThatThrownBy(() -> TemplateFile.read(file))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.DATA);
              assertThat(e.userMessage()).contains("t.json", words);
            });
  }
}
