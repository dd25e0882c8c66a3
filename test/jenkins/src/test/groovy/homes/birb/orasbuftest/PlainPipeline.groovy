package homes.birb.orasbuftest

import com.lesfurets.jenkins.unit.BasePipelineTest
import com.lesfurets.jenkins.unit.global.lib.LibraryConfiguration
import com.lesfurets.jenkins.unit.global.lib.SourceRetriever

/** Runs a Jenkinsfile with the library under JenkinsPipelineUnit, as plain Groovy. */
class PlainPipeline extends BasePipelineTest {

    private static class LibraryDirectory implements SourceRetriever {

        @Override
        List<URL> retrieve(String repository, String branch, String target) { [Scene.library.toURI().toURL()] }

    }

    final Build build

    PlainPipeline(Build build) {
        this.build = build
        scriptRoots = [build.directory.path] as String[]
        scriptExtension = ''
        setUp()
        helper.registerSharedLibrary(
            LibraryConfiguration.library().name('oras-buf').defaultVersion('main').allowOverride(true).implicit(false)
                .targetPath(Scene.library.path).retriever(new LibraryDirectory()).build())
        binding.setVariable('env', new EnvironmentGlobal())
        binding.setVariable('currentBuild', new CurrentBuildGlobal())
        binding.setVariable('scm', 'scm')
        register()
    }

    Object run(String jenkinsfile) {
        new File(build.directory, 'Jenkinsfile').setText(jenkinsfile, 'UTF-8')
        try {
            return runScript(new File(build.directory, 'Jenkinsfile').path)
        } finally {
            build.finish()
        }
    }

    private void register() {
        List<String> withMap = [
            'sh', 'readFile', 'writeFile', 'libraryResource', 'pwd', 'string', 'usernamePassword', 'file', 'sarif', 'junit',
            'arbitraryFileCache', 'publishHTML', 'recordIssues', 'archiveArtifacts',
        ]
        withMap.each { String name -> helper.registerAllowedMethod(name, [Map]) { Map options -> build.run(name, options) } }
        ['sh', 'echo', 'error', 'unstable', 'fileExists', 'libraryResource', 'checkout'].each { String name ->
            helper.registerAllowedMethod(name, [String]) { String text -> build.run(name, text) }
        }
        ['isUnix', 'pwd', 'deleteDir'].each { String name -> helper.registerAllowedMethod(name, []) { build.run(name) } }
        helper.registerAllowedMethod('node', [String, Closure]) { String label, Closure body -> body() }
        helper.registerAllowedMethod('stage', [String, Closure]) { String name, Closure body -> body() }
        block('withEnv', List, 'pushEnvironment', 'popEnvironment')
        block('dir', String, 'pushDirectory', 'popDirectory')
        block('withCredentials', List, 'bind', 'unbind')
        helper.registerAllowedMethod('cache', [Map, Closure]) { Map options, Closure body ->
            build.mustHave('cache')
            build.run('restoreCache', options)
            try { body() } finally { build.run('saveCache', options) }
        }
    }

    private void block(String name, Class argument, String before, String after) {
        helper.registerAllowedMethod(name, [argument, Closure]) { Object asked, Closure body ->
            build.run(before, asked)
            try { body() } finally { build.run(after) }
        }
    }

}
