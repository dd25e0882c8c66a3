package homes.birb.orasbuftest

/** The library under JenkinsPipelineUnit. */
class PlainLibraryTest extends LibraryContract {

    @Override
    Object run(Build build, String jenkinsfile) { new PlainPipeline(build).run(jenkinsfile) }

}
