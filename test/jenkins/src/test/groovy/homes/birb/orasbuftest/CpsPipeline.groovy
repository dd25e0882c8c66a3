package homes.birb.orasbuftest

import com.cloudbees.groovy.cps.Continuable
import com.cloudbees.groovy.cps.CpsTransformer
import com.cloudbees.groovy.cps.NonCPS
import com.cloudbees.groovy.cps.Outcome
import org.codehaus.groovy.control.CompilerConfiguration
import org.codehaus.groovy.control.customizers.ImportCustomizer

/**
 * Runs a Jenkinsfile with the library through the engine of Jenkins' own Pipelines. Before every step the whole program is
 * serialized, as Jenkins does so that a build outlives a restart; and no secret may be in what it would write to disk.
 */
class CpsPipeline {

    private static final ThreadLocal<Throwable> KEPT = new ThreadLocal<>()

    final Build build
    final Binding binding = new Binding()
    final GroovyShell shell
    int steps
    long largestProgram

    CpsPipeline(Build build) {
        this.build = build
        KEPT.remove()
        CompilerConfiguration configuration = new CompilerConfiguration()
        ImportCustomizer imports = new ImportCustomizer()
        imports.addImports(NonCPS.name)
        configuration.addCompilationCustomizers(imports, transformer())
        GroovyClassLoader loader = new GroovyClassLoader(CpsPipeline.classLoader, configuration)
        loader.parseClass(CpsPipeline.getResource('/Steps.groovy').text, 'Steps.groovy')
        configuration.scriptBaseClass = 'Steps'
        shell = new GroovyShell(loader, binding, configuration)
        shell.classLoader.addURL(new File(Scene.library, 'src').toURI().toURL())
        binding.setVariable('env', new EnvironmentGlobal())
        binding.setVariable('currentBuild', new CurrentBuildGlobal())
        binding.setVariable('scm', 'scm')
        binding.setVariable('any', 'any')
        binding.setVariable('orasBuf', shell.parse(new File(Scene.library, 'vars/orasBuf.groovy')))
    }

    protected CpsTransformer transformer() { new CpsTransformer() }

    protected Continuable program(Script script) { new Continuable(script) }

    Object run(String jenkinsfile) {
        Continuable program = program(shell.parse(jenkinsfile.replaceFirst(/(?m)^@Library.*$/, ''), 'Jenkinsfile'))
        Object value = null
        Throwable thrown = null
        try {
            while (true) {
                Outcome outcome = advance(program, new Outcome(value, thrown))
                if (!program.isResumable()) return outcome.replay()
                writeToDisk(program)
                steps++
                try {
                    value = build.run(outcome.normal[0], outcome.normal[1] as Object[])
                    thrown = null
                } catch (Throwable failure) {
                    thrown = failure
                    value = null
                }
            }
        } finally {
            build.finish()
        }
    }

    protected Outcome advance(Continuable program, Outcome outcome) {
        return program.run0(outcome, Continuable.categories + [SerializableIteration])
    }

    private void writeToDisk(Continuable program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()
        new ObjectOutputStream(bytes).writeObject(program)
        largestProgram = Math.max(largestProgram, bytes.size())
        assert !bytes.toString('ISO-8859-1').contains(Scene.token) : 'the token is in the program that Jenkins writes to disk'
    }

    static void mustHave(String step) { Build.current.mustHave(step) }

    static Object step(String name, List arguments) { Continuable.suspend([name, arguments]) }

    static void keep(Throwable failure) { KEPT.set(failure) }

    static boolean failed() { KEPT.get() != null }

    static void rethrow() { if (failed()) throw KEPT.get() }

}
