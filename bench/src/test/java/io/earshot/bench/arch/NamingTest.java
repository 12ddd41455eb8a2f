package io.earshot.bench.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A name says what a thing is; these say only that somebody had nowhere else to put it. */
class NamingTest {

  /** Whole words only: {@code LinkUtilization} is a fine name. */
  private static final String VAGUE_CLASS = ".*(Utils?|Helpers?|Manager|Impl)(?![a-z]).*";

  private static final String[] VAGUE_PACKAGES = {
    "..util..",
    "..utils..",
    "..common..",
    "..core..",
    "..helper..",
    "..helpers..",
    "..misc..",
    "..impl..",
    "..base..",
    "..manager..",
    "..service..",
    "..model..",
    "..dto.."
  };

  @Test
  void classesAreNamedAfterWhatTheyAre() {
    check(noClasses().should().haveNameMatching(VAGUE_CLASS));
  }

  @Test
  void packagesAreNamedAfterWhatIsInThem() {
    check(noClasses().should().resideInAnyPackage(VAGUE_PACKAGES));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(EarshotClasses.ALL);
  }
}
