package org.plenary.youth;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.plenary.platform.testing.HouseRules;

@AnalyzeClasses(packages = "org.plenary.youth", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
