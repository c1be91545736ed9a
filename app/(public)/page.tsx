export default function LandingPage() {
  return <h1>Monet</h1>;
}
