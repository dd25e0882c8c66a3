package homes.birb.orasbuftest

import org.junit.Assume
import org.junit.Test

/** The library through the engine of Jenkins' Pipelines, with the program written to disk before every step. */
class CpsLibraryTest extends LibraryContract {

    CpsPipeline pipeline

    @Override
    Object run(Build build, String jenkinsfile) {
        pipeline = new CpsPipeline(build)
        return pipeline.run(jenkinsfile)
    }

    static String declarative(String environment, String steps, String post = '') {
        return """@Library('oras-buf') _
pipeline {
    agent any
    environment {
        ORAS_BUF_TRUSTED_ENDPOINTS = '${Scene.endpoint}'
        ORAS_BUF_BUF_PATH = '${Scene.buf}'
${environment}
    }
    stages {
        stage('Build') {
            steps {
${steps}
            }
        }
    }
    post {
        always { echo 'always' }
        failure { echo 'post: failure' }
        unstable { echo 'post: unstable' }
        success { echo 'post: success' }
    }
}
"""
    }

    @Test
    void declarativeGreen() {
        Build build = build('declarative')
        run(build, declarative('', "orasBuf(credentialsId: 'oras-token', username: '${Scene.user}')"))
        assert build.console.toString().contains('post: success')
        keepsSecret(build)
    }

    @Test
    void declarativeRed() {
        Build build = build('declarative-red', 'red')
        fails { run(build, declarative('', "orasBuf(credentialsId: 'oras-token', username: '${Scene.user}')\necho 'never'")) }
        assert build.console.toString().contains('post: failure')
        assert !build.console.toString().contains('never')
    }

    /** The Jenkinsfile that teams have, with one line more. */
    @Test
    void theSeedsJenkinsfileWithOrasBuf() {
        [
            string: [kind: 'string', value: Scene.token],
            pair: [kind: 'usernamePassword', username: Scene.user, value: Scene.token],
            file: [kind: 'file', value: Scene.token],
        ].each { String name, Map credentials ->
            Build build = build('seed-' + name)
            build.credentials['oras-token'] = credentials
            if (name != 'pair') build.environments.addLast([ORAS_USERNAME: Scene.user])
            File shared = new File(build.directory, 'tmp/oras-cache')
            build.environments.addLast([PATH: standIn(build, 'buck2').path + ':' + Scene.path])
            run(build, declarative(
                "        ORAS_REGISTRY_TOKEN = credentials('oras-token')\n        ORAS_CACHE_DIR = \"${shared.path}\"",
                "                orasBuf()\n                sh 'buck2 build //...'"))
            assert build.result == 'SUCCESS'
            assert build.console.toString().contains('stand-in for buck2: build //...')
            assert new File(shared, 'store/oci-layout').exists()
            assert build.caches.isEmpty()
            // The credentials in `environment` of Declarative are bound for every step: their file is still there.
            build.secretFiles.deleteDir()
            keepsSecret(build)
        }
    }

    static File standIn(Build build, String program) {
        File directory = new File(build.directory, 'bin')
        directory.mkdirs()
        File script = new File(directory, program)
        script.setText("#!/bin/sh\necho \"stand-in for ${program}: \$*\"\n", 'UTF-8')
        script.setExecutable(true)
        return directory
    }

    @Test
    void failedTestsMakeTheBuildUnstableWhereAskedFor() {
        Assume.assumeTrue('needs the real buck2', Scene.buck2 != '')
        String buck2 = "buck2Path: '${Scene.buck2}', command: 'test'"
        Build unstable = build('tests-unstable', 'tests')
        Map result = run(unstable, scripted("return orasBuf(${reach}, ${buck2}, unstableOnTestFailure: true)"))
        assert result.exitCode == 1 && result.onlyTestsFailed
        assert unstable.result == 'UNSTABLE'
        assert unstable.testReports[0].failed > 0
        Build failed = build('tests-failed', 'tests')
        Throwable failure = fails { run(failed, scripted("orasBuf(${reach}, ${buck2})")) }
        assert failure.message == 'orasBuf: failure, exit code 1'
    }

    @Test
    void theEngineIsNotInTheProgramOnDisk() {
        Build build = build('program')
        run(build, scripted("orasBuf(${reach})"))
        assert pipeline.steps > 10
        long archive = new File(Scene.library, 'resources/homes/birb/orasbuf/oras-buf-cli.tgz').length()
        assert pipeline.largestProgram < archive
    }

    /** That this test can fail: what cannot be written to disk is noticed. */
    @Test
    void whatCannotBeSerializedIsNoticed() {
        Build build = build('not-serializable')
        assert fails { run(build, "def found = ('abc' =~ /b/)\necho('x')\nreturn found") } instanceof NotSerializableException
    }

    @Test
    void aSecretInTheProgramIsNoticed() {
        Build build = build('secret-in-program')
        Throwable failure = fails { run(build, scripted("def token = env.PLANTED\necho('x')\necho(token.reverse())"), [PLANTED: Scene.token]) }
        assert failure instanceof AssertionError
    }

}
