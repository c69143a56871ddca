package dev.sightline.core.report;

import dev.sightline.core.job.Progress;
import dev.sightline.core.report.paper.*;
import java.nio.file.*;
import org.junit.jupiter.api.Test;

class ScratchTest {
  @Test
  void go() throws Exception {
    String[][] c = {
      {"one", "crossing.mp4", "A man crosses the street with a red umbrella while three dogs run beside the butterfly", "1"},
      {"twenty", "crossing.mp4", "A man crosses the street with a red umbrella while three dogs run beside the butterfly", "20"},
      {"many", "a very long name of a film ".repeat(6) + ".mp4", "butterfly ".repeat(120).strip(), "500"},
      {"words", "w.mp4", "a " + "Donaudampfschifffahrtsgesellschaftskapitän".repeat(6) + " sails https://example.org/" + "x".repeat(300), "6"},
      {"rtl", "وثائقي.mp4", "كلب يركض في الشارع مع رجل (سريع) 42 اللغة العربية שלום עולם", "5"},
      {"zh", "视频.mp4", "一只 狗在 街上 奔跑，旁边 有一个 撑着红伞的 人。", "5"},
      {"none", "c.mp4", "", "4"},
    };
    for (String[] x : c) {
      ReportFacts f = ReportFixture.facts(x[1], x[2], Integer.parseInt(x[3]));
      ReportPlan p = new ReportPlan(SectionKind.all(), "", "Ada Lovelace, Institute of Things", "A note of mine.\nSecond line.", java.util.Optional.of(ReportFixture.picture(3)), ReportStyle.USUAL);
      ReportDocument d = ReportBuilder.build(f, p);
      long t = System.nanoTime();
      LaidReport r = ReportLayout.of(d, p.style(), Progress.NONE);
      byte[] pdf = PdfReport.write(r, Progress.NONE);
      System.out.println(x[0] + " pages " + r.size() + " bytes " + pdf.length + " ms " + (System.nanoTime() - t) / 1000000);
      Files.write(Path.of("/tmp/rep/scratch/" + x[0] + ".pdf"), pdf);
      Files.write(Path.of("/tmp/rep/scratch/" + x[0] + ".docx"), dev.sightline.core.report.office.DocxReport.write(d, p.style(), Progress.NONE));
      Files.write(Path.of("/tmp/rep/scratch/" + x[0] + ".pptx"), dev.sightline.core.report.office.PptxReport.write(d, p.style(), Progress.NONE));
      dev.sightline.core.report.output.ReportOutput.write(f, p, java.util.EnumSet.of(dev.sightline.core.report.output.ReportFormat.MARKDOWN, dev.sightline.core.report.output.ReportFormat.LATEX, dev.sightline.core.report.output.ReportFormat.DATA), Path.of("/tmp/rep/scratch/" + x[0]), Progress.NONE);
      Files.writeString(Path.of("/tmp/rep/scratch/" + x[0] + ".html"), new ReportPage().render(d, p.style()));
    }
  }
}
